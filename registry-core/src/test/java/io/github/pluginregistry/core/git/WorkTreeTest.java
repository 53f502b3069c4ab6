package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.StoredConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeTest {

    private static final String ORIGIN = "https://github.com/example/plugins.git";

    @TempDir private Path directory;

    private Path root;

    @BeforeEach
    void createRoot() throws Exception {
        root = Files.createDirectory(directory.toRealPath().resolve("checkout"));
    }

    @Test
    void isFoundFromAnySubdirectory() throws Exception {
        init("remote.origin.url", ORIGIN);
        Path folder = Files.createDirectories(root.resolve("docs/registry"));
        assertThat(WorkTree.around(folder))
                .contains(new WorkTree(root, List.of(RepositoryUrl.of(ORIGIN))));
    }

    @Test
    void hasTheAddressesOfAllItsRemotesWithoutCredentials() throws Exception {
        init(
                "remote.origin.url",
                "https://ci-token:secret@github.com/example/plugins.git",
                "remote.upstream.url",
                "git@github.com:up/plugins.git",
                "remote.odd.url",
                "ext::sh -c whoami");
        assertThat(WorkTree.around(root).orElseThrow().remotes())
                .extracting(RepositoryUrl::address)
                .containsExactlyInAnyOrder(
                        "https://github.com/example/plugins.git", "git@github.com:up/plugins.git");
    }

    @Test
    void isEmptyWhereThereIsNoCheckoutOrNotAll() throws Exception {
        assertThat(WorkTree.around(root)).as("outside of a repository").isEmpty();
        Path bare = Files.createDirectory(root.resolve("bare"));
        Git.init().setBare(true).setDirectory(bare.toFile()).call().close();
        assertThat(WorkTree.around(bare)).as("bare").isEmpty();
        init("core.sparseCheckout", "true");
        assertThat(WorkTree.around(root)).as("sparse").isEmpty();
        Files.writeString(root.resolve(".git/config"), "[core\n");
        assertThat(WorkTree.around(root)).as("unreadable").isEmpty();
        Files.writeString(bare.resolve(".git"), "gitdir: ../gone\n");
        assertThat(WorkTree.around(bare)).as("a broken .git file").isEmpty();
    }

    /** As git itself lays them out: a file {@code .git} that leads to a folder in the other one. */
    @Test
    void aLinkedWorkTreeHasItsOwnRootAndTheRemotesOfTheOther() throws Exception {
        init("remote.origin.url", ORIGIN);
        Path linked = Files.createDirectory(root.resolveSibling("linked"));
        Path inside = Files.createDirectories(root.resolve(".git/worktrees/linked"));
        Files.writeString(linked.resolve(".git"), "gitdir: " + inside + "\n");
        Files.writeString(inside.resolve("gitdir"), linked.resolve(".git") + "\n");
        Files.writeString(inside.resolve("commondir"), "../..\n");
        Files.writeString(inside.resolve("HEAD"), "ref: refs/heads/linked\n");
        assertThat(WorkTree.around(linked))
                .contains(new WorkTree(linked, List.of(RepositoryUrl.of(ORIGIN))));
    }

    /** Such a directory can be tracked, and its settings are then whoever's who wrote it. */
    @Test
    void ignoresATrackedBareRepository() throws Exception {
        init("remote.origin.url", ORIGIN);
        Path docs = Files.createDirectories(root.resolve("docs"));
        Git.init().setBare(true).setDirectory(docs.toFile()).call().close();
        assertThat(WorkTree.around(docs))
                .contains(new WorkTree(root, List.of(RepositoryUrl.of(ORIGIN))));
    }

    private void init(String... settings) throws Exception {
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            StoredConfig config = git.getRepository().getConfig();
            for (int i = 0; i < settings.length; i += 2) {
                List<String> key = Arrays.asList(settings[i].split("\\.", -1));
                config.setString(
                        key.get(0),
                        key.size() > 2 ? key.get(1) : null,
                        key.get(key.size() - 1),
                        settings[i + 1]);
            }
            config.save();
        }
    }
}
