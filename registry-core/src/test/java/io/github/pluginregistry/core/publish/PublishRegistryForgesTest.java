package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import io.github.pluginregistry.core.testing.forge.FakeBitbucketCloud;
import io.github.pluginregistry.core.testing.forge.FakeBitbucketServer;
import io.github.pluginregistry.core.testing.forge.FakeForge;
import io.github.pluginregistry.core.testing.forge.FakeGerrit;
import io.github.pluginregistry.core.testing.forge.FakeGitLab;
import io.github.pluginregistry.core.testing.forge.FakeGitea;
import io.github.pluginregistry.core.testing.forge.FakePull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pull requests from a checkout to each forge but GitHub, which has a test of its own. */
class PublishRegistryForgesTest {

    private static final String SECRET = "forge/t0ken+of~the=host";

    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    gitlab,           /example/plugins
                    gitea,            /example/plugins
                    forgejo,          /example/plugins
                    bitbucket,        /example/plugins
                    bitbucket-server, /scm/EX/plugins
                    gerrit,           /example/plugins
                    """)
    void opensUpdatesAndClosesOnePullRequest(String type, String path) throws Exception {
        try (GitHost host = GitHost.start().wanting(SECRET);
                FakeForge forge = fake(type);
                Upstream upstream = Upstream.in(directory.resolve("upstream.git"))) {
            host.serve(path + ".git", upstream);
            if (forge instanceof FakeGerrit gerrit) {
                host.reviewing(gerrit);
            }
            upstream.commit("main", Map.of("registry.yaml", definition(type, host, path, forge)));
            PublishingFixture registry = checkout("first", host, path, upstream);
            registry.update("a/v1.0.0", "b/v1.0.0");
            registry.publish();

            registry.update("a/v1.1.0", "b/v1.0.0");
            PublishReport opened = registry.publish(proposing());
            PublishingFixture later = checkout("later", host, path, upstream);
            later.update("a/v1.1.0", "b/v2.0.0");
            PublishReport updated = later.publish(proposing());
            FakePull pull = forge.pulls().get(0);

            assertThat(List.of(opened.outcome(), updated.outcome())).containsOnly(Outcome.PROPOSED);
            assertThat(opened.pullRequest()).isNotEmpty().isEqualTo(updated.pullRequest());
            assertThat(pull.title).isEqualTo("registry: a v1.0.0 -> v1.1.0, b v1.0.0 -> v2.0.0");
            assertThat(pull.body).contains("- b v1.0.0 -> ");
            assertThat(List.of(pull.head, pull.base)).containsExactly("registry/update", "main");

            PublishingFixture last = checkout("last", host, path, upstream);
            last.update("a/v1.0.0", "b/v1.0.0");

            assertThat(last.publish(proposing()).outcome()).isEqualTo(Outcome.WITHDRAWN);
            assertThat(pull.open).isFalse();
            assertThat(forge.pulls()).hasSize(1);
            assertThat(upstream.branches()).containsExactly("main");
            assertThat(forge.violations()).isEmpty();
        }
    }

    private static FakeForge fake(String type) throws IOException {
        return switch (type) {
            case "gitlab" -> new FakeGitLab("example/plugins", SECRET);
            case "bitbucket" -> new FakeBitbucketCloud("example/plugins", SECRET);
            case "gerrit" -> new FakeGerrit("example/plugins", SECRET);
            case "bitbucket-server" -> new FakeBitbucketServer(SECRET);
            default -> new FakeGitea("example/plugins", SECRET);
        };
    }

    private static PublishOptions proposing() {
        return PublishingFixture.proposing(false, PullRequestOptions.BRANCH);
    }

    private static String definition(String type, GitHost host, String path, FakeForge forge) {
        return PublishingFixture.DEFINITION.replace(PublishingFixture.HOME, host.url(path))
                + "forges:\n  - { host: \"%s\", type: %s, apiUrl: \"%s\" }\n"
                        .formatted(host.host(), type, forge.apiUrl());
    }

    private PublishingFixture checkout(String name, GitHost host, String path, Upstream upstream)
            throws Exception {
        Path checkout = directory.resolve(name);
        upstream.clone(checkout, upstream.directory().toUri().toString(), 0).close();
        Upstream.pointTo(checkout, host.url(path + ".git"));
        return new PublishingFixture(checkout)
                .home(host.url(path))
                .credentials(
                        asked ->
                                Optional.of(Token.of(FakeGerrit.USER, SECRET))
                                        .filter(any -> asked.equals(host.host())));
    }
}
