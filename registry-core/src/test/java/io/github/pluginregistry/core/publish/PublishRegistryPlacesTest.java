package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkouts of every kind, and branches that are named. */
class PublishRegistryPlacesTest extends PublishingTest {

    @BeforeEach
    void makeARepository() throws Exception {
        upstream.commit("main", Map.of("README.md", "one\n"));
    }

    @Test
    void publishesFromAShallowClone() throws Exception {
        upstream.clone(checkout, upstream.directory().toUri().toString(), 1).close();
        registry.update("a/v1.0.0");

        assertThat(registry.publish().outcome()).isEqualTo(Outcome.FOLLOWED);
        assertThat(upstream.log("main")).hasSize(3);
    }

    @Test
    void publishesFromAShallowCloneThatIsBehind() throws Exception {
        upstream.clone(checkout, upstream.directory().toUri().toString(), 1).close();
        upstream.commit("main", Map.of("README.md", "two\n"));
        upstream.commit("main", Map.of("README.md", "three\n"));
        registry.update("a/v1.0.0");

        assertThat(registry.publish().outcome()).isEqualTo(Outcome.PUSHED);
        assertThat(upstream.log("main")).hasSize(5);
        assertThat(upstream.files("main"))
                .containsEntry("README.md", "three\n")
                .containsEntry("docs/plugins.json", registry.text("docs/plugins.json"));
    }

    @Test
    void publishesFromADetachedHeadToTheUsualBranch() throws Exception {
        try (Git git = upstream.clone(checkout)) {
            git.checkout().setName(upstream.tip("main").orElseThrow()).call();
            upstream.commit("main", Map.of("README.md", "two\n"));
            registry.update("a/v1.0.0");

            PublishReport report = registry.publish();

            assertThat(report.outcome()).isEqualTo(Outcome.PUSHED);
            assertThat(report.target()).isEqualTo("main of origin");
            assertThat(upstream.files("main")).containsEntry("README.md", "two\n");
        }
    }

    @Test
    void publishesToABranchThatIsNamed() throws Exception {
        upstream.orphan("pages", Map.of("index.html", "pages\n"));
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");

        PublishReport report = registry.publish(PublishingFixture.to("pages"));

        assertThat(report.outcome()).isEqualTo(Outcome.PUSHED);
        assertThat(upstream.log("main")).hasSize(2);
        assertThat(upstream.files("pages"))
                .containsKeys("index.html", "docs/plugins.json")
                .doesNotContainKey("README.md");
    }

    @Test
    void publishesToANamedBranchWhatTheCheckedOutOneHasAlready() throws Exception {
        upstream.orphan("pages", Map.of("index.html", "pages\n"));
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");
        registry.publish();

        registry.publish(PublishingFixture.to("pages"));

        assertThat(upstream.files("pages"))
                .containsEntry("docs/plugins.json", registry.text("docs/plugins.json"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void publishesOverNoOtherRegistry(boolean hasPage) throws Exception {
        String page = hasPage ? "docs/plugins.md" : "docs/other.md";
        upstream.orphan("pages", Map.of("index.html", "pages\n"));
        upstream.clone(checkout).close();
        String other = PublishingFixture.DEFINITION.replace("Example P", "Other P");
        Upstream.write(
                checkout, "registry.yaml", hasPage ? other : other.replaceAll("id: ", "id: x"));
        registry.update("a/v3.0.0");
        upstream.commit(
                "pages",
                Map.of(
                        "docs/plugins.json",
                        registry.text("docs/plugins.json"),
                        page,
                        registry.text("docs/plugins.md")));
        for (String file : List.of("plugins.json", "plugins.md", "plugins.schema.json")) {
            Files.delete(checkout.resolve("docs").resolve(file));
        }
        Upstream.write(checkout, "registry.yaml", PublishingFixture.DEFINITION);
        registry.update("a/v1.0.0");

        assertThatThrownBy(() -> registry.publish(PublishingFixture.to("pages")))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("docs/plugins.json of commit ")
                .hasMessageContaining(", which is on the branch, belongs to ");
        assertThat(json("pages")).contains("v3.0.0");
    }

    @Test
    void saysWhichBranchesThereAreWhereTheNamedOneIsNot() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");

        assertThatThrownBy(() -> registry.publish(PublishingFixture.to("gone")))
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "origin has no branch gone; push it with git push, or add -Dregistry.branch=NAME for another one: main");
    }

    @Test
    void saysThatARemoteIsEmpty() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");
        try (Upstream empty = Upstream.in(directory.resolve("empty.git"));
                Git git = Git.open(checkout.toFile())) {
            point(git, "origin", empty.directory().toString());

            assertThatThrownBy(registry::publish)
                    .hasMessage(
                            "origin has no branch main; push it with git push, or add -Dregistry.branch=NAME for another one; it has none yet");
        }
    }

    @Test
    void publishesARegistryInASubdirectory() throws Exception {
        upstream.commit("main", Map.of("tools/list/registry.yaml", PublishingFixture.DEFINITION));
        upstream.clone(checkout).close();
        registry.definition("tools/list/registry.yaml").update("a/v1.0.0");

        assertThat(registry.publish().files())
                .containsExactly(
                        "tools/list/docs/plugins.json",
                        "tools/list/docs/plugins.md",
                        "tools/list/docs/plugins.schema.json");
    }

    @Test
    void saysThatThereIsNoCheckoutAroundTheFiles() throws Exception {
        Upstream.write(checkout, "registry.yaml", PublishingFixture.DEFINITION);
        registry.update("a/v1.0.0");

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "%s is not in a git checkout; run in a clone, or set registry.outputDirectory to a directory in one",
                        checkout.resolve("docs"));
    }

    @Test
    void publishesBesideADefinitionThatIsNotCommitted() throws Exception {
        upstream.clone(checkout).close();
        Upstream.write(checkout, "local/registry.yaml", PublishingFixture.DEFINITION);
        registry.definition("local/registry.yaml").update("a/v1.0.0");

        registry.publish();

        assertThat(upstream.files("main"))
                .containsKey("local/docs/plugins.json")
                .doesNotContainKey("local/registry.yaml");
    }

    @Test
    void publishesToTheRemoteThatIsNamed() throws Exception {
        try (Git git = upstream.clone(checkout);
                Upstream fork = Upstream.in(directory.resolve("fork.git"))) {
            fork.commit("main", Map.of("registry.yaml", PublishingFixture.DEFINITION));
            point(git, "fork", fork.directory().toString());
            registry.update("a/v1.0.0");

            PublishReport report = registry.publish(PublishingFixture.to("main", "fork"));

            assertThat(report.target()).isEqualTo("main of fork");
            assertThat(fork.files("main")).containsKey("docs/plugins.json");
            assertThat(upstream.log("main")).hasSize(2);
        }
    }

    @Test
    void saysWhichRemotesThereAreWhereTheNamedOneIsNot() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");

        assertThatThrownBy(() -> registry.publish(PublishingFixture.to("", "fork")))
                .hasMessage(
                        "the repository has no remote \"fork\"; let registry.remote name one of origin");
    }

    @Test
    void saysWhoCommitsWhereNobodyIsKnown() throws Exception {
        try (Git git = upstream.clone(checkout)) {
            git.getRepository().getConfig().unsetSection("user", null);
            git.getRepository().getConfig().save();
        }
        registry.update("a/v1.0.0");

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("does not say who commits")
                .hasMessageContaining("registry.committer");
    }

    @Test
    void commitsInTheNamesThatAreGivenAndSignsOff() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");

        registry.publish(PublishingFixture.by("Bot <bot@example.com>"));

        RevCommit commit = upstream.log("main").get(0);
        assertThat(commit.getAuthorIdent().toExternalString()).startsWith("Bot <bot@example.com>");
        assertThat(commit.getCommitterIdent().getName()).isEqualTo("Ada");
        assertThat(commit.getFooterLines("Signed-off-by")).containsExactly("Ada <ada@example.com>");
    }

    private static void point(Git git, String remote, String address) throws Exception {
        var config = git.getRepository().getConfig();
        config.setString("remote", remote, "url", address);
        config.save();
    }
}
