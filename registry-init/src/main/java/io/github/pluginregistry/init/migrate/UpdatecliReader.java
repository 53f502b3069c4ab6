package io.github.pluginregistry.init.migrate;

import io.github.pluginregistry.init.migrate.MigrationReader.Losses;
import io.github.pluginregistry.init.migrate.MigrationReader.Plugins;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the sources of an updatecli configuration; the rest is about changing files. */
record UpdatecliReader(Plugins plugins, Losses losses) {

    private static final Set<String> KINDS =
            Set.of(
                    "githubrelease",
                    "gittag",
                    "gitlabrelease",
                    "gitlabtag",
                    "gitearelease",
                    "giteatag");

    private static final Set<String> READ =
            Set.of(
                    "owner",
                    "repository",
                    "url",
                    "token",
                    "username",
                    "typefilter",
                    "versionfilter");

    void read(Value root) {
        root.entries().forEach(this::part);
    }

    private void part(String name, Value value) {
        if (name.equals("sources")) {
            value.entries().forEach(this::source);
        } else if (!Set.of("name", "pipelineid", "version").contains(name)) {
            losses.lost(value.line(), "\"%s\" is about changing files".formatted(name));
        }
    }

    private void source(String id, Value source) {
        String kind = source.text("kind").orElse("").toLowerCase(Locale.ROOT);
        Value spec = source.entries().getOrDefault("spec", source);
        Optional<String> repository = repository(kind, spec);
        if (!KINDS.contains(kind) || repository.isEmpty()) {
            losses.lost(
                    source.line(),
                    "source \"%s\" of kind %s has no repository with tags".formatted(id, kind));
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("name", source.text("name").orElse(id));
        values.put("repository", repository.get());
        for (Map.Entry<String, Value> it : spec.entries().entrySet()) {
            if (!READ.contains(it.getKey().toLowerCase(Locale.ROOT))) {
                losses.lost(
                        it.getValue().line(), "\"%s\" has no counterpart".formatted(it.getKey()));
            }
        }
        filter(spec);
        if (source.entries().containsKey("transformers")) {
            losses.lost(
                    source.entries().get("transformers").line(),
                    "versions are published as their tags spell them, without transformers");
        }
        plugins.add(source.line(), values);
    }

    private static Optional<String> repository(String kind, Value spec) {
        Optional<String> url = spec.text("url");
        Optional<String> path =
                spec.text("owner")
                        .flatMap(owner -> spec.text("repository").map(name -> owner + "/" + name))
                        .or(() -> spec.text("repository"));
        String host =
                url.orElse(
                        kind.startsWith("github")
                                ? "https://github.com"
                                : kind.startsWith("gitlab")
                                        ? "https://gitlab.com"
                                        : "https://gitea.com");
        return kind.equals("gittag")
                ? url
                : path.map(it -> (host.contains("://") ? host : "https://" + host) + "/" + it);
    }

    private void filter(Value spec) {
        Value filter = spec.entries().get("versionfilter");
        String kind = filter == null ? "semver" : filter.text("kind").orElse("semver");
        boolean all =
                filter == null || filter.text("pattern").filter(it -> !it.equals("*")).isEmpty();
        if (filter != null && (!kind.equals("semver") || !all)) {
            losses.lost(
                    filter.line(),
                    "versionfilter %s is not carried over: the latest version is the highest one"
                            .formatted(kind));
        }
    }
}
