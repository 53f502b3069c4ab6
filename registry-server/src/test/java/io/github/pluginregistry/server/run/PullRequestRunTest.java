package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.publish.PullRequestOptions;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import io.github.pluginregistry.core.testing.forge.FakeGitea;
import io.github.pluginregistry.server.TestRepositories;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.OutgoingStore.Outgoing;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunRequest;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose changes are proposed. */
class PullRequestRunTest {

    private static final String SECRET = "pull/t0ken+of~the=host";

    private static final String DEFINITION =
            """
            name: Test
            description: A registry for tests.
            repository: %s
            forges:
              - {host: "%s", type: gitea, apiUrl: "%s"}
            plugins:
              - id: kubernetes
                name: Kubernetes
                description: Deploys to Kubernetes.
                repository: %s
                tagPattern: "kubernetes/*"
            """;

    private static final String CONFIGURATION =
            """
            {"id": "test", "repository": "%s", "publish": {"mode": "pull-request"},
             "dependents": [{"name": "site", "url": "https://ci.example.com/hook", "secret": "env:HOOK"}]}
            """;

    @TempDir private Path directory;
    private Database database;
    private TestRepositories plugins;
    private Upstream registry;
    private GitHost host;
    private FakeGitea forge;
    private RunParts parts;

    @BeforeEach
    void opens() throws Exception {
        plugins = TestRepositories.in(directory);
        plugins.tag("kubernetes/v1.0.0");
        registry = Upstream.in(directory.resolve("proposed.git"));
        host = GitHost.start().wanting(SECRET).serve("/example/registry.git", registry);
        forge = new FakeGitea("example/registry", SECRET);
        registry.commit(
                "main",
                Map.of(
                        "registry.yaml",
                        DEFINITION.formatted(
                                host.url("/example/registry"),
                                host.host(),
                                forge.apiUrl(),
                                plugins.plugins())));
        database = TestDatabase.embedded(Files.createDirectories(directory.resolve("data")));
        parts = parts();
        parts.registries()
                .fromFile(
                        Map.of("test", CONFIGURATION.formatted(host.url("/example/registry.git"))));
    }

    @AfterEach
    void closes() {
        database.close();
        host.close();
        forge.close();
        registry.close();
    }

    private RunParts parts() {
        RunParts usual = LeasedRunTest.parts(directory, database, Clock.systemUTC());
        return new RunParts(
                usual.database(),
                usual.metrics(),
                TokenProvider.allowingLoopback(asked -> Optional.of(Token.of(SECRET))),
                usual.extensions(),
                usual.checkouts(),
                usual.clock(),
                usual.environment(),
                usual.polling());
    }

    private RunRow run() throws StoreException {
        parts.registries().request(RunRequest.manual("test"));
        Lease lease = parts.queue().take("replica", LeasedRun.LEASE).orElseThrow();
        new LeasedRun(parts, lease, Duration.ofMinutes(15)).run();
        return parts.runs().find(lease.run()).orElseThrow();
    }

    private void merge() throws Exception {
        registry.commit("main", registry.files(PullRequestOptions.BRANCH));
    }

    private List<Outgoing> told() throws StoreException {
        return parts.outgoing().of("test", 10);
    }

    @Test
    void tellsDependentsWhenTheProposalIsMerged() throws Exception {
        RunRow proposal = run();

        assertThat(proposal.result()).as(proposal.summary()).isEqualTo(Result.CHANGED);
        assertThat(proposal.published()).contains("/pulls/1");
        assertThat(registry.files("main")).containsOnlyKeys("registry.yaml");
        assertThat(told()).isEmpty();

        merge();
        RunRow merged = run();

        assertThat(merged.result()).as(merged.summary()).isEqualTo(Result.CHANGED);
        assertThat(told())
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.body())
                                        .contains(
                                                "\"GIT_COMMIT\":\"%s\""
                                                        .formatted(
                                                                registry.tip("main").orElseThrow()),
                                                "\"to\":\"v1.0.0\""));
    }

    @Test
    void servesTheFilesOfTheBranch() throws Exception {
        run();
        assertThat(parts.files().of("test")).isEmpty();
        merge();
        run();
        plugins.tag("kubernetes/v1.1.0");

        run();

        assertThat(parts.files().find("test", "plugins.json").orElseThrow().content())
                .contains("v1.0.0")
                .doesNotContain("v1.1.0");
        assertThat(registry.files(PullRequestOptions.BRANCH).get("docs/plugins.json"))
                .contains("v1.1.0");
        assertThat(told()).hasSize(1);
    }

    /** A run may find the merge of one proposal, and make the next. */
    @Test
    void tellsDependentsOfWhatIsMergedAloneWhereItProposesMore() throws Exception {
        run();
        merge();
        plugins.tag("kubernetes/v1.1.0");

        RunRow both = run();

        assertThat(both.summary()).startsWith("Pull request: ");
        assertThat(told())
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.body())
                                        .contains("\"to\":\"v1.0.0\"")
                                        .doesNotContain("v1.1.0"));
    }
}
