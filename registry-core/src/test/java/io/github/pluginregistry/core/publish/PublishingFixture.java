package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
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
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
    private @Nullable String files;
    private @Nullable Path locks;
    private UnaryOperator<RegistryServiceBuilder> ports = UnaryOperator.identity();
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
        files = path;
        return this;
    }

    PublishingFixture locks(Path directory) {
        locks = directory;
        return this;
    }

    /** Connects what is not the core's own. */
    PublishingFixture with(UnaryOperator<RegistryServiceBuilder> ports) {
        this.ports = ports;
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
        return publish(USUAL);
    }

    PublishReport publish(PublishOptions options) throws Exception {
        return publish(options, Upstream.noConfiguration());
    }

    PublishReport publish(PublishOptions options, Map<String, String> environment)
            throws Exception {
        return builder()
                .environment(Environment.ofProcess().with(environment))
                .build()
                .publish(options, DefinitionParser.FILE);
    }

    private RegistryServiceBuilder builder() throws Exception {
        Path file = checkout.resolve(definition);
        Path docs = files == null ? file.resolveSibling("docs") : checkout.resolve(files);
        RegistryServiceBuilder builder =
                RegistryService.of(new DefinitionReader().read(file), file, docs)
                        .credentials(TokenProvider.allowingLoopback(credentials))
                        .progress(progress)
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .cache(cache)
                        .renamed(renamed)
                        .offline(offline);
        return ports.apply(locks == null ? builder : builder.locks(locks));
    }

    String text(String path) throws Exception {
        return Files.readString(checkout.resolve(path));
    }

    /** Pushed to the branch that is checked out, by the author of git's configuration. */
    static final PublishOptions USUAL = options("", "", null, false, null);

    static PublishOptions dryRun() {
        return options("", "", null, true, null);
    }

    static PublishOptions to(String branch) {
        return options("", branch, null, false, null);
    }

    static PublishOptions to(String branch, String remote) {
        return options(remote, branch, null, false, null);
    }

    /** Signed off, by this author. */
    static PublishOptions by(String author) {
        return options("", "", CommitIdentity.of(author), false, null);
    }

    static PublishOptions proposing(boolean dryRun, String branch, String... reviewers) {
        return options(
                "",
                "",
                null,
                dryRun,
                new PullRequestOptions(
                        branch, MessageTemplate.PROPOSAL, List.of("registry"), List.of(reviewers)));
    }

    private static PublishOptions options(
            String remote,
            String branch,
            @Nullable CommitIdentity author,
            boolean dryRun,
            @Nullable PullRequestOptions proposal) {
        return new PublishOptions(
                remote,
                branch,
                MessageTemplate.MESSAGE,
                author,
                null,
                author != null,
                dryRun,
                proposal);
    }
}
