package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes pages for the tests in a browser; its arguments are the directory and a definition. */
final class PageSamples {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final String HOSTILE =
            "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
                    + "</style></script>&quot;'\">\u202egnp.exe\u2066\u0000${1+1}{{x}}`";

    private PageSamples() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path definition = Path.of(arguments[1]);
        write(directory, "example", Files.readString(definition), 0, "");
        write(directory, "large", large(), 0, "");
        write(directory, "hostile", hostile(), 1, HOSTILE);
        write(directory, "long", named("x".repeat(10_000)), 2, "9".repeat(10_000));
    }

    private static void write(Path directory, String name, String yaml, int length, String hostile)
            throws Exception {
        RegistryDefinition definition =
                new DefinitionReader()
                        .read(yaml.replaceFirst("(?m)^outputs:.*", ""), "registry.yaml");
        List<Plugin> plugins = new ArrayList<>();
        for (PluginDefinition plugin : definition.plugins()) {
            plugins.add(plugin(plugin, plugins.size(), hostile));
        }
        Registry registry =
                new Registry(
                        definition.name(),
                        length == 1 ? hostile : definition.description(),
                        definition.repository().address(),
                        "",
                        "",
                        NOW,
                        plugins);
        Files.writeString(
                directory.resolve(name + ".html"),
                new PageOutput(definition).render(registry).get("plugins.html"));
    }

    private static Plugin plugin(PluginDefinition plugin, int index, String hostile) {
        List<PluginVersion> versions =
                IntStream.range(0, index % 5 == 4 ? 0 : 3 + index % 7)
                        .mapToObj(number -> version(plugin, index, number, hostile))
                        .toList();
        if (versions.isEmpty()) {
            return new Plugin(
                    plugin.id(),
                    plugin.profile(),
                    LatestRelease.unknown(plugin.repository().address()));
        }
        PluginVersion latest = versions.get(isPrerelease(index, 0) ? 1 : 0);
        return new Plugin(
                plugin.id(),
                plugin.profile(),
                new LatestRelease(
                        latest.version(),
                        latest.releaseUrl(),
                        latest.date(),
                        latest.tag(),
                        "3ecbefafd6d3c3f022e9deeed228149eef134ada",
                        isPrerelease(index, 0) ? versions.get(0).version() : null),
                versions);
    }

    private static PluginVersion version(
            PluginDefinition plugin, int index, int number, String hostile) {
        String text =
                "v0.%d.%d%s"
                        .formatted(
                                9 - number, index % 4, isPrerelease(index, number) ? "-rc.1" : "");
        String version = text + hostile;
        PluginVersion released =
                new PluginVersion(
                        version,
                        plugin.profile().tagPattern().replace("*", version),
                        null,
                        NOW.minus(3 + index * 5L % 67 + number * 41L, ChronoUnit.DAYS),
                        isPrerelease(index, number),
                        State.RELEASED,
                        "",
                        hostile.isEmpty()
                                ? plugin.repository().address() + "/releases/tag/" + text
                                : "javascript:" + hostile);
        return number == 2 ? released.in(State.IGNORED, "Fails on arm64 " + hostile) : released;
    }

    private static boolean isPrerelease(int index, int number) {
        return number == 0 && index % 3 == 0;
    }

    private static String large() {
        return """
        name: Two thousand plugins
        description: A registry of many plugins, of which each has versions
        repository: https://github.com/example/plugins
        install: |
          - name: {id}
            version: {version}
        plugins:
        """
                + IntStream.range(0, 2_000)
                        .mapToObj(
                                i ->
                                        """
                                          - id: plugin-%d
                                            name: Plugin %d for %s
                                            description: Deploys applications of team %d to clusters of %s
                                            tagPattern: plugins/%d/*
                                            status: %s
                                            labels: [%s, team-%d]
                                        """
                                                .formatted(
                                                        i,
                                                        i,
                                                        word(i),
                                                        i % 97,
                                                        word(i / 7),
                                                        i,
                                                        List.of("stable", "beta", "alpha")
                                                                .get(i % 3),
                                                        word(i),
                                                        i % 20))
                        .collect(Collectors.joining());
    }

    private static String word(int number) {
        return List.of("kubernetes", "terraform", "lambda", "metrics", "storage", "queues")
                .get(number % 6);
    }

    private static String hostile() {
        return named(HOSTILE.replaceAll("\\p{Cc}", ""));
    }

    /** A definition whose texts are all the same one. */
    private static String named(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return """
        name: %1$s
        description: %1$s
        repository: https://github.com/example/plugins
        install: %2$s
        plugins:
          - {id: a, name: %1$s, description: %1$s, tagPattern: 'a/*', labels: [%1$s], docs: 'docs/a.md'}
          - {id: b, name: %1$s, tagPattern: 'b/*', status: deprecated, replacedBy: a}
          - {id: c, name: Another plugin, tagPattern: 'c/*', repository: /srv/git/%3$s}
        """
                .formatted(
                        quoted,
                        quoted.substring(0, Math.min(quoted.length(), 900))
                                + (quoted.length() > 900 ? "'" : ""),
                        "x".repeat(1_900));
    }
}
