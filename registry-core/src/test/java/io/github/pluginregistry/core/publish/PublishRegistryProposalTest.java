package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.publish.PublishReport.UnpublishedDefinition;
import io.github.pluginregistry.core.testing.ForgePull;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pull requests, of which there is one. */
class PublishRegistryProposalTest extends PublishingTest {

    private static final String SECRET = "pull/t0ken+of~the=host";
    private static final String REPOSITORY = "example/plugins";
    private static final String BRANCH = PullRequestOptions.BRANCH;

    private final GitHost host;
    private final ForgeStub forge = ForgeStub.start();

    PublishRegistryProposalTest() throws Exception {
        host = GitHost.start().wanting(SECRET);
    }

    @BeforeEach
    void publishARegistry() throws Exception {
        host.serve("/example/plugins.git", upstream);
        registry = checkout("first");
        registry.update("a/v1.0.0", "b/v1.0.0");
        registry.publish();
    }

    @AfterEach
    void close() {
        host.close();
        forge.close();
    }

    @Test
    void proposesTheFilesAndLeavesTheBranchAlone() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");

        PublishReport report = registry.publish(proposing());

        assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
        assertThat(report.isChanged()).isTrue();
        assertThat(report.pullRequest()).isEqualTo("https://github.com/example/plugins/pull/1");
        assertThat(upstream.log("main")).hasSize(2);
        assertThat(upstream.log(BRANCH)).hasSize(3);
        assertThat(pull())
                .isEqualTo(
                        new ForgePull(
                                1,
                                BRANCH,
                                "main",
                                "registry: a v1.0.0 -> v1.1.0",
                                """
                                - a v1.0.0 -> [v1.1.0](%s/releases/tag/a/v1.1.0)

                                The next run brings this up to date, or closes it where nothing is left to do."""
                                        .formatted(host.url("/" + REPOSITORY)),
                                true,
                                List.of("registry"),
                                List.of("ada", "maintainers")));
    }

    @Test
    void keepsTheOneThatIsOpenAndPushesNothingWhereItSaysTheSame() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        PublishingFixture later = checkout("later").at("2026-11-21T06:00:00Z");
        later.update("a/v1.1.0", "b/v1.0.0");
        Optional<String> proposed = upstream.tip(BRANCH);

        PublishReport report = later.publish(proposing());

        assertThat(report.outcome()).isEqualTo(Outcome.STILL_PROPOSED);
        assertThat(report.isChanged()).isFalse();
        assertThat(report.commit()).isEqualTo(proposed.orElseThrow());
        assertThat(upstream.tip(BRANCH)).isEqualTo(proposed);
        assertThat(forge.pullRequests(REPOSITORY)).hasSize(1);
    }

    @Test
    void tellsOfADefinitionThatNobodyPushedAndProposesNothingOfIt() throws Exception {
        Upstream.write(
                directory.resolve("first"),
                "registry.yaml",
                definition().replace("Plugin A", "Plugin Alpha"));
        registry.update("a/v1.1.0", "b/v1.0.0");

        PublishReport report = registry.publish(proposing());

        assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
        assertThat(report.unpublishedDefinition())
                .contains(new UnpublishedDefinition("registry.yaml", true));
        assertThat(json(BRANCH)).doesNotContain("Plugin Alpha");
    }

    @Test
    void knowsTheOneThatIsOpenFromAShallowCloneToo() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        upstream.commit("main", Map.of("README.md", "further\n"));
        PublishingFixture later = checkout("later", 1).at("2026-11-21T06:00:00Z");
        later.update("a/v1.1.0", "b/v1.0.0");

        assertThat(later.publish(proposing()).outcome()).isEqualTo(Outcome.STILL_PROPOSED);
    }

    @Test
    void bringsTheOneThatIsOpenUpToDate() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        PublishingFixture later = checkout("later");
        later.update("a/v1.1.0", "b/v2.0.0");

        later.publish(proposing());

        assertThat(forge.pullRequests(REPOSITORY)).hasSize(1);
        assertThat(pull().title()).isEqualTo("registry: a v1.0.0 -> v1.1.0, b v1.0.0 -> v2.0.0");
        assertThat(pull().body()).contains("- b v1.0.0 -> [v2.0.0](");
        assertThat(upstream.log(BRANCH)).hasSize(3);
    }

    @Test
    void rebuildsItsBranchWhereTheOtherOneHasOtherFilesByNow() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        PublishingFixture later = checkout("later");
        later.update("a/v1.0.0", "b/v2.0.0");
        later.publish();
        later = checkout("latest");
        later.update("a/v1.1.0", "b/v2.0.0");

        assertThat(later.publish(proposing()).outcome()).isEqualTo(Outcome.PROPOSED);
        assertThat(upstream.log(BRANCH).get(0).getParent(0).name())
                .isEqualTo(upstream.tip("main").orElseThrow());
        assertThat(pull().title()).isEqualTo("registry: a v1.0.0 -> v1.1.0");
    }

    @Test
    void closesItAndDeletesItsBranchWhereNothingIsLeftToPropose() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        PublishingFixture later = checkout("later");
        later.update("a/v1.0.0", "b/v1.0.0");

        PublishReport report = later.publish(proposing());

        assertThat(report.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(report.pullRequest()).isNotEmpty();
        assertThat(pull().open()).isFalse();
        assertThat(upstream.branches()).containsExactly("main");
    }

    @Test
    void asksTheForgeNothingWhereNothingIsAndWasToPropose() throws Exception {
        registry.update("a/v1.0.0", "b/v1.0.0");

        assertThat(registry.publish(proposing()).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(forge.requests()).isEmpty();
    }

    @Test
    void touchesNoBranchThatPeopleHaveWorkedOn() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        upstream.commit(BRANCH, Map.of("README.md", "work\n"));
        registry.update("a/v1.2.0", "b/v1.0.0");

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "registry/update of origin has changes besides those of the registry's files: README.md; merge or delete it, or name another branch by registry.pullRequestBranch");
        assertThat(upstream.files(BRANCH)).containsKey("README.md");
    }

    @Test
    void losesNoChangeOfTwoThatProposeAtOnce() throws Exception {
        PublishingFixture one = checkout("one");
        PublishingFixture other = checkout("other");
        one.update("a/v1.1.0", "b/v1.0.0");
        other.update("a/v1.0.0", "b/v2.0.0");

        host.beforeNextPush(() -> one.publish(proposing()));
        other.publish(proposing());

        assertThat(forge.pullRequests(REPOSITORY)).hasSize(1);
        assertThat(pull().title()).isEqualTo("registry: a v1.0.0 -> v1.1.0, b v1.0.0 -> v2.0.0");
        assertThat(json(BRANCH)).contains("v1.1.0", "v2.0.0");
    }

    @Test
    void retriesWhereItsBranchMovesTwiceAndTheOtherOneDoesNot() throws Exception {
        PublishingFixture one = checkout("one");
        PublishingFixture two = checkout("two");
        PublishingFixture other = checkout("other");
        one.update("a/v1.1.0", "b/v1.0.0");
        two.update("a/v1.2.0", "b/v1.0.0");
        other.update("a/v1.0.0", "b/v2.0.0");

        host.beforeNextPush(
                () -> {
                    one.publish(proposing());
                    host.beforeNextPush(() -> two.publish(proposing()));
                });
        other.publish(proposing());

        assertThat(forge.pullRequests(REPOSITORY)).hasSize(1);
        assertThat(json(BRANCH)).contains("v1.2.0", "v2.0.0");
    }

    @Test
    void saysThatTheHostRejectsItsBranch() throws Exception {
        host.protecting(BRANCH);
        registry.update("a/v1.1.0", "b/v1.0.0");

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(BRANCH + " of origin rejected the push: protected branch")
                .hasMessageEndingWith("or name another branch by registry.pullRequestBranch");
        assertThat(pushes()).isEqualTo(3);
    }

    /** How many packs were sent, that of the registry's first version included. */
    private long pushes() {
        return host.requests().stream()
                .filter(request -> request.startsWith("POST") && request.contains("receive-pack"))
                .count();
    }

    @Test
    void reviewsNothingFromABranchToItself() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");

        assertThatThrownBy(() -> registry.publish(proposing("main")))
                .hasMessage(
                        "a pull request from main to itself proposes nothing; check another branch out, or name one by registry.branch or registry.pullRequestBranch");
    }

    @Test
    void saysWhatATokenMustBeAllowed() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        forge.failing(REPOSITORY, 403);

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("answered 403 for the pull requests of example/plugins")
                .hasMessageContaining("has the permissions to write contents and pull requests");
    }

    @Test
    void pushesNothingWhereNoTokenCouldOpenAPullRequest() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.credentials(host -> Optional.empty());

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("requires a token for the pull requests of example/plugins");
        assertThat(upstream.branches()).containsExactly("main");
    }

    @Test
    void aDryRunOpensNothing() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");

        PublishReport report = registry.publish(PublishingFixture.proposing(true, BRANCH));

        assertThat(report.outcome()).isEqualTo(Outcome.PREVIEWED);
        assertThat(forge.requests()).isEmpty();
        assertThat(upstream.branches()).containsExactly("main");
    }

    @Test
    void saysThatAHostHasNoPullRequests() throws Exception {
        String withoutForges = definition().replaceFirst("(?s)forges:.*", "");
        upstream.commit("main", Map.of("registry.yaml", withoutForges));
        PublishingFixture plain = checkout("plain");
        plain.update("a/v1.1.0", "b/v1.0.0");

        assertThatThrownBy(() -> plain.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("where no pull request can be opened");
    }

    private ForgePull pull() {
        return forge.pullRequests(REPOSITORY).get(0);
    }

    private static PublishOptions proposing() {
        return proposing(BRANCH);
    }

    private static PublishOptions proposing(String branch) {
        return PublishingFixture.proposing(false, branch, "ada", "example/maintainers");
    }

    @Override
    String definition() {
        return PublishingFixture.DEFINITION.replace(
                        PublishingFixture.HOME, host.url("/example/plugins"))
                + "forges:\n  - { host: \"%s\", type: github, apiUrl: \"%s\" }\n"
                        .formatted(host.host(), forge.apiUrl());
    }

    private PublishingFixture checkout(String name) throws Exception {
        return checkout(name, 0);
    }

    private PublishingFixture checkout(String name, int depth) throws Exception {
        Path checkout = directory.resolve(name);
        upstream.clone(checkout, upstream.directory().toUri().toString(), depth).close();
        Upstream.pointTo(checkout, host.url("/example/plugins.git"));
        return new PublishingFixture(checkout)
                .home(host.url("/example/plugins"))
                .credentials(
                        asked ->
                                Optional.of(Token.of(SECRET))
                                        .filter(any -> asked.equals(host.host())));
    }
}
