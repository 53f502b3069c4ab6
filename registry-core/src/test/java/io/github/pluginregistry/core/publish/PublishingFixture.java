package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.Upstream;
import io.github.pluginregistry.core.update.UpdateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A checkout with a registry of two plugins, {@code a} and {@code b}, which is updated and
 * published as a user would.
 */
public final class PublishingFixture {

    static final String HOME = "https://github.com/example/plugins";
    public static final String DEFINITION =
            """
            name: Example Plugins
            repository: https://github.com/example/plugins
            plugins:
              - id: a
                name: Plugin A
                tagPattern: a/*
              - id: b
                name: Plugin B
                tagPattern: b/*
            """;

    private final Path checkout;
    private final Path cache;
    private TokenProvider credentials = TokenProvider.NONE;
    private ProgressListener progress = ProgressListener.SILENT;
    private String home = HOME;
    private boolean offline;
    private boolean renamed;
    private String definition = "registry.yaml";
    private Optional<String> files = Optional.empty();
    private Optional<Path> locks = Optional.empty();
    private Instant now = Instant.parse("2026-11-20T06:00:00Z");

    public PublishingFixture(Path checkout) {
        this.checkout = checkout;
        this.cache = checkout.resolveSibling(checkout.getFileName() + "-cache");
    }

    PublishingFixture credentials(TokenProvider credentials) {
        this.credentials = credentials;
        return this;
    }

    PublishingFixture progress(ProgressListener progress) {
        this.progress = progress;
        return this;
    }

    PublishingFixture home(String repository) {
        home = repository;
        renamed = true;
        return this;
    }

    PublishingFixture offline() {
        offline = true;
        return this;
    }

    PublishingFixture definition(String path) {
        definition = path;
        return this;
    }

    PublishingFixture files(String path) {
        files = Optional.of(path);
        return this;
    }

    PublishingFixture locks(Path directory) {
        locks = Optional.of(directory);
        return this;
    }

    PublishingFixture at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /** Updates the files with these releases, for example {@code a/v1.0.0}. */
    public UpdateReport update(String... tags) throws Exception {
        Release[] releases = Arrays.stream(tags).map(Release::ofTag).toArray(Release[]::new);
        return builder().source(new FakeSource().releases(home, releases)).build().update();
    }

    PublishReport publish() throws Exception {
        return publish(PublishOptions.USUAL);
    }

    PublishReport publish(PublishOptions options) throws Exception {
        return publish(options, Upstream.noConfiguration());
    }

    PublishReport publish(PublishOptions options, Map<String, String> environment)
            throws Exception {
        return builder().environment(environment).build().publish(options, DefinitionParser.FILE);
    }

    private RegistryServiceBuilder builder() throws Exception {
        Path file = checkout.resolve(definition);
        Path docs = files.map(checkout::resolve).orElse(file.resolveSibling("docs"));
        RegistryServiceBuilder builder =
                RegistryService.of(new DefinitionReader().read(file), file, docs)
                        .credentials(TokenProvider.allowingLoopback(credentials))
                        .progress(progress)
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .cache(cache)
                        .renamed(renamed)
                        .offline(offline);
        return locks.map(builder::locks).orElse(builder);
    }

    String text(String path) throws Exception {
        return Files.readString(checkout.resolve(path));
    }

    static PublishOptions dryRun() {
        return new PublishOptions(
                Optional.empty(),
                Optional.empty(),
                PublishOptions.USUAL.message(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Optional.empty());
    }
}
