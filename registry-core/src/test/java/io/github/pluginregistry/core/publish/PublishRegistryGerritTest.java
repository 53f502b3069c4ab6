package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import io.github.pluginregistry.core.testing.forge.FakeGerrit;
import io.github.pluginregistry.core.testing.forge.FakePull;
import io.github.pluginregistry.core.testing.forge.FakeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is particular to Gerrit: commits are pushed for review, and belong to changes. */
class PublishRegistryGerritTest extends PublishingTest {

    private static final String SECRET = "gerrit/t0ken+of~the=host";
    private static final String TOPIC = PullRequestOptions.BRANCH;

    private final GitHost host;
    private final FakeGerrit gerrit;

    PublishRegistryGerritTest() throws Exception {
        gerrit = new FakeGerrit("example/plugins", SECRET);
        host = GitHost.start().wanting(FakeGerrit.USER + ":" + SECRET).reviewing(gerrit);
    }

    @BeforeEach
    void publishARegistry() throws Exception {
        host.serve("/example/plugins.git", upstream);
        registry = checkout("first");
        registry.update("a/v1.0.0", "b/v1.0.0");
        registry.publish();
    }

    @AfterEach
    void sendsOnlyDocumentedRequests() {
        host.close();
        gerrit.close();
        assertThat(gerrit.violations()).isEmpty();
    }

    @Test
    void opensAChangeOfTheCommit() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");

        PublishReport report = registry.publish(proposing("ada", "grace"));

        assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
        assertThat(report.pullRequest())
                .startsWith("http://127.0.0.1:")
                .endsWith("/c/example/plugins/+/1");
        assertThat(gerrit.patchSets(change())).containsExactly(report.commit());
        assertThat(List.of(change().head, change().base)).containsExactly(TOPIC, "main");
        assertThat(change().labels).containsExactly("registry");
        assertThat(change().reviewers).containsExactly("ada", "grace");
        assertThat(change().body)
                .startsWith("registry: a v1.0.0 -> v1.1.0\n\n")
                .endsWith("\n\nChange-Id: " + gerrit.changeId(change()) + "\n");
        assertThat(report.message()).doesNotContain("Change-Id");
        assertThat(upstream.branches()).containsExactly("main");
        assertThat(upstream.log("main")).hasSize(2);
    }

    @Test
    void addsAPatchSetToTheOpenChangeAndRequestsNoReviewAgain() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing("ada"));
        change().reviewers.clear();
        PublishingFixture later = checkout("later");
        later.update("a/v1.1.0", "b/v2.0.0");

        PublishReport report = later.publish(proposing("ada"));

        assertThat(gerrit.pulls()).hasSize(1);
        assertThat(gerrit.patchSets(change())).hasSize(2).last().isEqualTo(report.commit());
        assertThat(change().title).isEqualTo("registry: a v1.0.0 -> v1.1.0, b v1.0.0 -> v2.0.0");
        assertThat(change().reviewers).isEmpty();
    }

    @Test
    void pushesNothingWhereTheOpenChangeSaysTheSame() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        PublishReport opened = registry.publish(proposing("ada"));
        PublishingFixture later = checkout("later").at("2026-11-21T06:00:00Z");
        later.update("a/v1.1.0", "b/v1.0.0");
        int before = gerrit.requests().size();

        PublishReport report = later.publish(proposing("ada"));

        assertThat(report.outcome()).isEqualTo(Outcome.STILL_PROPOSED);
        assertThat(report.commit()).isEqualTo(opened.commit());
        assertThat(gerrit.patchSets(change())).hasSize(1);
        assertThat(gerrit.requests().stream().skip(before).map(FakeRequest::method))
                .containsOnly("GET");
    }

    @Test
    void addsALabelThatTheOpenChangeLacks() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        change().labels.clear();
        change().labels.add("urgent");

        assertThat(registry.publish(proposing()).outcome()).isEqualTo(Outcome.STILL_PROPOSED);

        assertThat(change().labels).containsExactly("urgent", "registry");
    }

    @Test
    void opensAnotherChangeAfterTheFirstOneWasClosed() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        change().open = false;

        PublishReport report = registry.publish(proposing());

        assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
        assertThat(report.pullRequest()).endsWith("/+/2");
        assertThat(gerrit.pulls()).extracting(gerrit::changeId).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void opensAnotherChangeWhereTheFirstOneIsClosedMeanwhile() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        registry.update("a/v1.2.0", "b/v1.0.0");
        host.beforeNextPush(() -> change().open = false);

        PublishReport report = registry.publish(proposing());

        assertThat(report.pullRequest()).endsWith("/+/2");
        assertThat(gerrit.patchSets(change())).hasSize(1);
    }

    @Test
    void opensOneChangeWithARunThatOpensItAtTheSameTime() throws Exception {
        PublishingFixture other = checkout("other");
        registry.update("a/v1.1.0", "b/v1.0.0");
        other.update("a/v1.0.0", "b/v2.0.0");
        host.beforeNextPush(() -> other.publish(proposing()));

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("/c/example/plugins/+/1 got patch sets of other runs")
                .hasMessageEndingWith("run registry:update and registry:publish again");
        assertThat(gerrit.pulls()).hasSize(1);

        registry.update("a/v1.1.0", "b/v2.0.0");
        registry.publish(proposing());

        assertThat(change().title).isEqualTo("registry: a v1.0.0 -> v1.1.0, b v1.0.0 -> v2.0.0");
    }

    @Test
    void abandonsTheChangeWhereNothingIsLeftToPropose() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        PublishingFixture later = checkout("later");
        later.update("a/v1.0.0", "b/v1.0.0");

        PublishReport report = later.publish(proposing());

        assertThat(report.outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(report.pullRequest()).endsWith("/+/1");
        assertThat(change().open).isFalse();
    }

    @Test
    void touchesNoChangeOfAnotherAccount() throws Exception {
        FakePull foreign = gerrit.open(TOPIC, "main", true);
        registry.update("a/v1.1.0", "b/v1.0.0");

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(
                        "/c/example/plugins/+/1 is an open change of another account with the topic registry/update; abandon it,");
        assertThat(gerrit.pulls()).containsExactly(foreign);
        assertThat(gerrit.patchSets(foreign)).isEmpty();
    }

    @Test
    void touchesNoChangeThatPeopleHaveWorkedOn() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        registry.publish(proposing());
        upstream.commit("main", Map.of("README.md", "work\n"));
        ObjectId theirs = ObjectId.fromString(upstream.tip("main").orElseThrow());
        gerrit.addPatchSet(upstream.repository(), change(), theirs);
        registry.update("a/v1.2.0", "b/v1.0.0");

        assertThatThrownBy(() -> registry.publish(proposing()))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "refs/changes/01/1/2 of origin has changes besides those of the registry's files: README.md; merge or delete it,");
        assertThat(gerrit.patchSets(change())).hasSize(2);
    }

    @Test
    void saysWhyThePushIsRejected() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");

        assertThatThrownBy(() -> registry.publish(proposing("nobody")))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "refs/for/main of origin rejected the push: nobody does not identify a registered user or group");
        assertThat(gerrit.pulls()).isEmpty();
    }

    @Test
    void putsTheIdBesideTheSignOff() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");
        PublishOptions options = proposing();

        registry.publish(
                new PublishOptions(
                        options.remote(),
                        options.branch(),
                        options.message(),
                        options.author(),
                        options.committer(),
                        true,
                        false,
                        options.pullRequest()));

        assertThat(change().body)
                .containsPattern("\n\nSigned-off-by: .+>\nChange-Id: I[0-9a-f]{40}\n$");
    }

    @Test
    void aDryRunPushesAndChangesNothing() throws Exception {
        registry.update("a/v1.1.0", "b/v1.0.0");

        PublishReport report = registry.publish(PublishingFixture.proposing(true, TOPIC));

        assertThat(report.outcome()).isEqualTo(Outcome.PREVIEWED);
        assertThat(gerrit.pulls()).isEmpty();
    }

    private FakePull change() {
        return gerrit.pulls().get(0);
    }

    private static PublishOptions proposing(String... reviewers) {
        return PublishingFixture.proposing(false, TOPIC, reviewers);
    }

    @Override
    String definition() {
        return PublishingFixture.DEFINITION.replace(
                        PublishingFixture.HOME, host.url("/example/plugins"))
                + "forges:\n  - { host: \"%s\", type: gerrit, apiUrl: \"%s\" }\n"
                        .formatted(host.host(), gerrit.apiUrl());
    }

    private PublishingFixture checkout(String name) throws Exception {
        Path checkout = directory.resolve(name);
        upstream.clone(checkout, upstream.directory().toUri().toString(), 0).close();
        Upstream.pointTo(checkout, host.url("/example/plugins.git"));
        return new PublishingFixture(checkout)
                .home(host.url("/example/plugins"))
                .credentials(
                        asked ->
                                Optional.of(Token.of(FakeGerrit.USER, SECRET))
                                        .filter(any -> asked.equals(host.host())));
    }
}
