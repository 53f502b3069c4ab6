package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpLimits;
import io.github.pluginregistry.core.http.RetryPolicy;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.Severities;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A registry that was published on Monday, when all was well, and is updated on Tuesday over real
 * sockets, when something may not be. Unless a test wants others, its one plugin is {@code
 * kubernetes}, which is at v1.0.0 and lives in {@value #REPOSITORY}.
 */
final class SecondRun {

    static final String REPOSITORY = "pipe-cd/pipecd";
    static final String SECRET = "ghp_verySecretIndeed";

    /** Longer than any test takes. */
    static final Duration LONG = Duration.ofMinutes(1);

    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T06:00:00Z");
    private static final TokenProvider GITHUB_TOKEN =
            TokenProvider.allowingLoopback(
                    host ->
                            host.equals("github.com")
                                    ? Optional.of(Token.of(SECRET))
                                    : Optional.empty());

    private final Path directory;
    private final PluginDefinition[] plugins;
    private final Map<String, String> published;
    private Duration requestLimit = LONG;
    private Duration timeLimit = LONG;
    private int concurrency = 8;
    private long bodyBytes = HttpLimits.DEFAULT.bodyBytes();
    private TokenProvider credentials = GITHUB_TOKEN;

    private SecondRun(Path directory, PluginDefinition... plugins) throws IOException {
        this.directory = directory;
        this.plugins = plugins;
        this.published = files();
    }

    /** Publishes the registry in a directory. */
    static SecondRun in(Path directory) throws Exception {
        return in(directory, plugin("kubernetes", "v*"));
    }

    /** Publishes a registry of other plugins, each at v1.0.0. */
    static SecondRun in(Path directory, PluginDefinition... plugins) throws Exception {
        FakeSource source = new FakeSource();
        for (PluginDefinition plugin : plugins) {
            source.releases(plugin.repository().address(), Release.ofTag("v1.0.0"));
        }
        registrar(directory, registry(plugins))
                .source(source)
                .clock(Clock.fixed(MONDAY, ZoneOffset.UTC))
                .build()
                .update();
        return new SecondRun(directory, plugins);
    }

    /** Lets a request take no longer than this. */
    SecondRun requestsWithin(Duration limit) {
        this.requestLimit = limit;
        return this;
    }

    /** Lets the body of a response be no larger than this, in bytes. */
    SecondRun bodiesOfAtMost(long bytes) {
        this.bodyBytes = bytes;
        return this;
    }

    /** Keeps no token for any host. */
    SecondRun withoutToken() {
        this.credentials = TokenProvider.NONE;
        return this;
    }

    /** Lets one request of a host end before the next begins. */
    SecondRun oneAtATime() {
        this.concurrency = 1;
        return this;
    }

    /** Lets the run take no longer than this. */
    SecondRun within(Duration limit) {
        this.timeLimit = limit;
        return this;
    }

    /** Updates the registry, asking at this address for github.com. */
    UpdateReport askingAt(URI api) throws Exception {
        return update(forge("github.com", api));
    }

    /** A host that has GitHub's API and git at this address. */
    static ForgeDefinition forge(String host, URI api) {
        return forge(host, api, api);
    }

    /** A host that has GitHub's API at one address and git at another. */
    static ForgeDefinition forge(String host, URI api, URI git) {
        return new ForgeDefinition(host, ForgeType.GITHUB, api, git);
    }

    /** Updates the registry, asking these hosts. */
    UpdateReport update(ForgeDefinition... forges) throws Exception {
        RegistryDefinition of = registry(plugins);
        return registrar(
                        directory,
                        new RegistryDefinition(
                                of.name(),
                                of.description(),
                                of.repository(),
                                of.updateFrequency(),
                                of.notes(),
                                of.plugins(),
                                List.of(forges),
                                Severities.USUAL,
                                List.of(),
                                List.of()))
                .credentials(credentials)
                .timeLimit(timeLimit)
                .concurrency(concurrency)
                .http(
                        new HttpLimits(LONG, LONG, requestLimit, bodyBytes),
                        new RetryPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(10)),
                        HttpClient.Sleeper.REAL)
                .clock(Clock.fixed(TUESDAY, ZoneOffset.UTC))
                .build()
                .update();
    }

    /** No byte of any file is another, and the plugin is named with what happened and the cure. */
    void assertKept(UpdateReport report, Impact severity, String message, String cure)
            throws IOException {
        assertThat(files()).isEqualTo(published);
        assertThat(report.problems()).hasSize(1);
        PluginProblem problem = report.problems().get(0);
        assertThat(problem.plugins()).containsExactly(new PluginId("kubernetes"));
        ResolutionProblem reason = problem.reason();
        assertThat(reason.impact()).isEqualTo(severity);
        assertThat(reason.problem()).contains(message);
        assertThat(reason.remedy()).contains(cure);
        assertThat(problem.toString()).doesNotContain(SECRET);
    }

    /** The plugin's new version is in the files. */
    void assertUpdated(UpdateReport report, String version) throws IOException {
        assertThat(report.changes())
                .extracting(PublishedVersionChange::toString)
                .singleElement()
                .asString()
                .startsWith("kubernetes v1.0.0 -> " + version);
        assertThat(files().get("plugins.json")).contains("\"latestVersion\": \"" + version + "\"");
    }

    /** The versions that plugins.json has, in the order of the plugins. */
    List<String> versions() throws IOException {
        return Pattern.compile("\"latestVersion\": \"(.*)\"")
                .matcher(files().getOrDefault("plugins.json", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What the output directory holds, byte by byte. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        String.valueOf(file.getFileName()),
                        Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static RegistryServiceBuilder registrar(Path directory, RegistryDefinition definition) {
        return RegistryService.of(
                definition, directory.resolve("registry.yaml"), directory.resolve("docs"));
    }
}
