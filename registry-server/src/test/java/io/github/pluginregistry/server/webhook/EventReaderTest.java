package io.github.pluginregistry.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.store.RepositoryKey;
import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {

    private static final String COMMIT = "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7";

    static Stream<Arguments> examples() {
        return Stream.of(
                row(
                        ForgePayloads.GITHUB_TAG,
                        Kind.TAG,
                        "github.com/pipe-cd/pipecd",
                        true,
                        "refs/tags/v1.2.0"),
                row(
                        ForgePayloads.GITHUB_PUSH,
                        Kind.PUSH,
                        "github.com/pipe-cd/pipecd",
                        true,
                        "refs/heads/main"),
                row(
                        ForgePayloads.GITHUB_CREATE,
                        Kind.TAG,
                        "github.com/pipe-cd/pipecd",
                        false,
                        "refs/tags/v1.2.0"),
                row(
                        ForgePayloads.GITHUB_RELEASE,
                        Kind.RELEASE,
                        "github.com/pipe-cd/pipecd",
                        false,
                        "refs/tags/v1.2.0"),
                row(
                        ForgePayloads.GITHUB_WORKFLOW,
                        Kind.WORKFLOW_RUN,
                        "github.com/pipe-cd/pipecd",
                        true),
                row(ForgePayloads.GITHUB_PING, Kind.OTHER, "", false),
                row(
                        ForgePayloads.GITLAB_TAG,
                        Kind.TAG,
                        "example.com/jsmith/example",
                        true,
                        "refs/tags/v1.0.0"),
                row(
                        ForgePayloads.GITLAB_PUSH_OF_MANY,
                        Kind.PUSH,
                        "example.com/mike/diaspora",
                        true,
                        "refs/heads/master"),
                row(
                        ForgePayloads.GITLAB_RELEASE,
                        Kind.RELEASE,
                        "example.com/gitlab-org/release-webhook-example",
                        true,
                        "refs/tags/v1.1"),
                row(
                        ForgePayloads.GITLAB_PIPELINE,
                        Kind.WORKFLOW_RUN,
                        "192.168.64.1:3005/gitlab-org/gitlab-test",
                        true,
                        "refs/tags/v1"),
                row(
                        ForgePayloads.GITLAB_SYSTEM,
                        Kind.TAG,
                        "example.com/jsmith/example",
                        false,
                        "refs/tags/v1",
                        "refs/tags/v2",
                        "refs/tags/v3",
                        "refs/tags/v4"),
                row(
                        ForgePayloads.GITEA_CREATE,
                        Kind.TAG,
                        "localhost:3000/gitea/webhooks",
                        true,
                        "refs/tags/v1.0.0"),
                row(
                        ForgePayloads.FORGEJO_RELEASE,
                        Kind.RELEASE,
                        "codeberg.org/user/repo",
                        false,
                        "refs/tags/v1.0.0"),
                row(
                        ForgePayloads.BITBUCKET_PUSH,
                        Kind.TAG,
                        "bitbucket.org/team/repo",
                        true,
                        "refs/tags/v1.0.0",
                        "refs/heads/old"),
                row(
                        ForgePayloads.BITBUCKET_SERVER_TAG,
                        Kind.TAG,
                        "bitbucket.example.com/plug/plugins",
                        true,
                        "refs/tags/v1"),
                row(
                        ForgePayloads.SOURCEHUT_PUSH,
                        Kind.TAG,
                        "git.sr.ht/~user/plugins",
                        true,
                        "refs/tags/v1"),
                row(
                        ForgePayloads.AZURE_PUSH,
                        Kind.TAG,
                        "dev.azure.com/org/project/_git/plugins",
                        true,
                        "refs/tags/v1"),
                row(ForgePayloads.STANDARD, Kind.TAG, "example.com/a/b", false, "refs/tags/v1"),
                row(ForgePayloads.HMAC, Kind.PUSH, "example.com/a/b", true, "refs/heads/main"));
    }

    private static Arguments row(
            ForgePayloads.Example example,
            Kind kind,
            String repository,
            boolean commit,
            String... refs) {
        return Arguments.of(example, kind, repository, commit, List.of(refs));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsWhatHappenedWhere(
            ForgePayloads.Example example,
            Kind kind,
            String repository,
            boolean commit,
            List<String> refs)
            throws RejectedDeliveryException {
        WebhookEvent event = example.read();
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(RepositoryKey.find(event.repository()).orElse("")).isEqualTo(repository);
        assertThat(event.refs()).isEqualTo(refs);
        assertThat(event.commit()).isEqualTo(commit ? COMMIT : "");
    }

    @Test
    void readsThePathsOfAPush() throws RejectedDeliveryException {
        assertThat(ForgePayloads.GITHUB_PUSH.read().paths())
                .containsExactly("docs/a.md", "b.md", "c/d.md");
        assertThat(ForgePayloads.HMAC.read().paths()).containsExactly("a/b");
    }

    /** GitLab sends at most 20 commits. */
    @Test
    void doesNotKnowThePathsOfAPushWithMoreCommitsThanItHas() throws RejectedDeliveryException {
        assertThat(ForgePayloads.GITLAB_PUSH_OF_MANY.read().paths()).isEmpty();
    }

    @Test
    void takesTheIdThatTheForgeGave() throws RejectedDeliveryException {
        assertThat(ForgePayloads.GITHUB_TAG.receive().id()).isEqualTo("72d3162e");
        assertThat(ForgePayloads.GITLAB_TAG.receive().id()).isEqualTo("msg_1");
        assertThat(ForgePayloads.GITLAB_PUSH_OF_MANY.receive().id()).isEqualTo("f5e57dcb");
        assertThat(ForgePayloads.GITEA_CREATE.receive().id()).isEqualTo("f6266f16");
        assertThat(ForgePayloads.BITBUCKET_PUSH.receive().id()).isEqualTo("4af6e3ac");
        assertThat(ForgePayloads.BITBUCKET_SERVER_TAG.receive().id()).isEqualTo("b9a1ad3d");
        assertThat(ForgePayloads.SOURCEHUT_PUSH.receive().id()).isEqualTo("0f8a");
        assertThat(ForgePayloads.AZURE_PUSH.receive().id())
                .isEqualTo("03c164c2-8912-4d5e-8009-3707d5f83734");
    }

    @Test
    void doesNotTakeARunThatHasNotEnded() throws RejectedDeliveryException {
        WebhookEvent started =
                new ForgePayloads.Example(
                                WebhookType.GITHUB,
                                ForgePayloads.GITHUB_WORKFLOW.headers(),
                                ForgePayloads.GITHUB_WORKFLOW
                                        .body()
                                        .replace("completed", "requested"))
                        .read();
        assertThat(started.kind()).isEqualTo(Kind.OTHER);
        WebhookEvent running =
                new ForgePayloads.Example(
                                WebhookType.GITLAB,
                                Map.of(),
                                ForgePayloads.GITLAB_PIPELINE.body().replace("success", "running"))
                        .read();
        assertThat(running.kind()).isEqualTo(Kind.OTHER);
    }

    /** Older servers send no links. */
    @Test
    void takesTheConfiguredAddressOfABitbucketThatDoesNotTellIt() throws RejectedDeliveryException {
        WebhookRequest request =
                Signed.request(
                        WebhookType.BITBUCKET_SERVER,
                        Map.of("X-Event-Key", "repo:refs_changed"),
                        "{\"repository\": {\"slug\": \"plugins\", \"project\": {\"key\": \"PLUG\"}}}");
        WebhookSettings settings =
                new WebhookSettings(
                        () -> List.of(Signed.SECRET), "", "https://bitbucket.example.com");
        WebhookEvent event =
                new Webhook("b", WebhookType.BITBUCKET_SERVER, settings, Signed.CLOCK)
                        .receive(request)
                        .event();
        assertThat(event.repository())
                .isEqualTo("https://bitbucket.example.com/scm/PLUG/plugins.git");
    }

    @Test
    void keepsNothingThatADatabaseCannot() throws RejectedDeliveryException {
        WebhookEvent event =
                new ForgePayloads.Example(
                                WebhookType.GITHUB,
                                Map.of("X-GitHub-Event", "push\u0000" + "x".repeat(100)),
                                "{\"repository\": {\"html_url\": \"https://host/a\\u0000b\"}, \"after\": \"\\u0000\"}")
                        .read();
        assertThat(event.name()).hasSize(64).startsWith("push?x");
        assertThat(event.repository()).isEmpty();
        assertThat(event.commit()).isEmpty();
    }
}
