package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishRegistryTest extends PublishingTest {

    private Git git;

    @BeforeEach
    void cloneARegistry() throws Exception {
        upstream.commit("main", Map.of("README.md", "read\n"));
        git = upstream.clone(checkout);
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void pushesOneCommitWithTheGeneratedFilesAndFollowsIt() throws Exception {
        registry.update("a/v1.0.0", "b/v2.0.0");
        String before = upstream.tip("main").orElseThrow();

        PublishReport report = registry.publish();

        assertThat(report.outcome()).isEqualTo(Outcome.FOLLOWED);
        assertThat(report.isChanged()).isTrue();
        assertThat(upstream.tip("main")).contains(report.commit());
        assertThat(upstream.log("main")).hasSize(3);
        assertThat(upstream.log("main").get(0).getParent(0).name()).isEqualTo(before);
        assertThat(upstream.files("main"))
                .containsOnlyKeys(
                        "README.md",
                        "docs/plugins.json",
                        "docs/plugins.md",
                        "docs/plugins.schema.json",
                        "registry.yaml")
                .containsEntry("docs/plugins.json", registry.text("docs/plugins.json"));
        assertThat(git.status().call().isClean()).isTrue();
        assertThat(git.getRepository().resolve("HEAD").name()).isEqualTo(report.commit());
        assertThat(git.getRepository().resolve("refs/remotes/origin/main").name())
                .isEqualTo(report.commit());
    }

    @Test
    void makesNoCommitWhereNothingChanged() throws Exception {
        registry.update("a/v1.0.0");
        registry.publish();
        registry.update("a/v1.0.0");

        PublishReport report = registry.publish();

        assertThat(report.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(report.isChanged()).isFalse();
        assertThat(upstream.log("main")).hasSize(3);
    }

    @Test
    void leavesAllOtherWorkAsItIs() throws Exception {
        registry.update("a/v1.0.0");
        registry.publish();
        Upstream.write(checkout, "staged.txt", "staged\n");
        git.add().addFilepattern("staged.txt").call();
        Upstream.write(checkout, "README.md", "edited\n");
        Upstream.write(checkout, "new.txt", "untracked\n");
        registry.update("a/v1.1.0");

        registry.publish();

        Status status = git.status().call();
        assertThat(status.getAdded()).containsExactly("staged.txt");
        assertThat(status.getModified()).containsExactly("README.md");
        assertThat(status.getUntracked()).containsExactly("new.txt");
        assertThat(status.getChanged()).isEmpty();
        assertThat(upstream.files("main"))
                .doesNotContainKeys("staged.txt", "new.txt")
                .containsEntry("README.md", "read\n");
        assertThat(Files.readString(checkout.resolve("README.md"))).isEqualTo("edited\n");
    }

    @Test
    void tellsEachChangeWithItsReleaseInTheMessage() throws Exception {
        registry.update("a/v1.0.0");
        registry.publish();
        registry.update("a/v1.1.0", "b/v2.0.0");

        PublishReport report = registry.publish();

        assertThat(upstream.log("main").get(0).getFullMessage())
                .isEqualTo(
                        """
                        registry: a v1.0.0 -> v1.1.0, b unknown -> v2.0.0

                        - a v1.0.0 -> v1.1.0
                          https://github.com/example/plugins/releases/tag/a/v1.1.0
                        - b unknown -> v2.0.0
                          https://github.com/example/plugins/releases/tag/b/v2.0.0
                        """);
        assertThat(report.summary().summary()).isEqualTo("a v1.0.0 -> v1.1.0, b unknown -> v2.0.0");
    }

    @Test
    void tellsWhatWasKeptApart() throws Exception {
        registry.update("a/v1.0.0");

        registry.publish();

        assertThat(upstream.log("main").get(0).getFullMessage()).contains("Worth a look:\n\n- b: ");
    }

    @Test
    void publishesWhatTheCheckoutHasCommittedAndNobodyPushed() throws Exception {
        registry.update("a/v1.0.0");
        git.add().addFilepattern("docs").call();
        Upstream.write(checkout, "README.md", "mine\n");
        git.add().addFilepattern("README.md").call();
        git.commit().setMessage("by hand").setSign(false).call();

        PublishReport report = registry.publish();

        assertThat(report.outcome()).isEqualTo(Outcome.PUSHED);
        assertThat(upstream.files("main"))
                .containsEntry("docs/plugins.json", registry.text("docs/plugins.json"))
                .containsEntry("README.md", "read\n");
        assertThat(git.log().call().iterator().next().getShortMessage()).isEqualTo("by hand");
    }

    @Test
    void aDryRunChangesNothingAndTellsTheCommit() throws Exception {
        registry.update("a/v1.0.0");

        PublishReport report = registry.publish(PublishingFixture.dryRun());

        assertThat(report.outcome()).isEqualTo(Outcome.PREVIEWED);
        assertThat(report.message()).startsWith("registry: a is new at v1.0.0");
        assertThat(report.files())
                .containsExactly(
                        "docs/plugins.json", "docs/plugins.md", "docs/plugins.schema.json");
        assertThat(report.target()).isEqualTo("main of origin");
        assertThat(upstream.log("main")).hasSize(2);
    }

    @Test
    void doesNothingWithoutANetwork() throws Exception {
        assertThat(registry.offline().publish().outcome()).isEqualTo(Outcome.OFFLINE);
    }

    @Test
    void saysThatThereIsNothingToPublishYet() {
        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("there is no ")
                .hasMessageEndingWith("run registry:update before registry:publish");
    }

    @Test
    void publishesNoFilesThatCheckFindsFaultWith() throws Exception {
        registry.update("a/v1.0.0");
        Upstream.write(checkout, "docs/plugins.md", registry.text("docs/plugins.md") + "by hand\n");

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("registry:check finds errors")
                .hasMessageContaining("plugins.md");
        assertThat(upstream.log("main")).hasSize(2);
    }
}
