package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir private Path directory;
    private Path remote;
    private Path root;
    private Environment environment;

    @BeforeEach
    void createsRemote() throws GitAPIException, IOException {
        remote = directory.resolve("remote");
        root = directory.resolve("checkout");
        environment = new Environment(Map.of(), directory, directory);
        NoConfigSystemReader.install();
        try (Git git = Git.init().setDirectory(remote.toFile()).setInitialBranch("main").call()) {
            git.commit().setMessage("begin").setAllowEmpty(true).setSign(false).call();
        }
    }

    private String commit(String file, String text) throws IOException, GitAPIException {
        Files.writeString(remote.resolve(file), text);
        try (Git git = Git.open(remote.toFile())) {
            git.add().addFilepattern(file).call();
            RevCommit commit =
                    git.commit()
                            .setMessage("change " + file)
                            .setAuthor("Ada", "ada@example.com")
                            .setCommitter("Ada", "ada@example.com")
                            .setSign(false)
                            .call();
            return commit.name();
        }
    }

    private Checkout.Head update() throws IOException, SourceException {
        return update("main");
    }

    private Checkout.Head update(String branch) throws IOException, SourceException {
        return new Checkout(root, RepositoryUrl.of(remote.toString()), branch)
                .update(TokenProvider.NONE, environment);
    }

    @Test
    void checksOutLastCommitOfBranch() throws Exception {
        commit("a.txt", "one");
        String second = commit("a.txt", "two");

        Checkout.Head head = update();

        assertThat(head).isEqualTo(new Checkout.Head(second, "change a.txt"));
        assertThat(root.resolve("a.txt")).hasContent("two");
        try (Git git = Git.open(root.toFile())) {
            assertThat(git.log().call()).hasSize(1);
            assertThat(git.getRepository().getBranch()).isEqualTo("main");
            assertThat(git.status().call().isClean()).isTrue();
        }
    }

    @Test
    void removesAllThatBranchDoesNotHave() throws Exception {
        commit(".gitignore", "ignored/\n");
        update();
        Files.writeString(root.resolve(".gitignore"), "changed");
        Files.writeString(root.resolve("left.txt"), "left behind");
        Files.writeString(Files.createDirectories(root.resolve("ignored")).resolve("x"), "ignored");
        Files.writeString(root.resolve(".git/index.lock"), "");
        commit("b.txt", "new");

        update();

        assertThat(root.resolve(".gitignore")).hasContent("ignored/");
        assertThat(root.resolve("left.txt")).doesNotExist();
        assertThat(root.resolve("ignored")).doesNotExist();
        assertThat(root.resolve("b.txt")).hasContent("new");
    }

    @Test
    void followsBranchThatWasRewritten() throws Exception {
        String first = commit("a.txt", "one");
        commit("a.txt", "two");
        update();
        try (Git git = Git.open(remote.toFile())) {
            git.branchCreate().setName("other").setStartPoint(first).call();
            git.checkout().setName("other").call();
            git.branchCreate().setName("main").setStartPoint(first).setForce(true).call();
        }

        assertThat(update().id()).isEqualTo(first);
        assertThat(root.resolve("a.txt")).hasContent("one");
    }

    @Test
    void fetchesNothingWhereBranchDidNotMove() throws Exception {
        commit("a.txt", "one");
        update();
        Path packs = root.resolve(".git/objects/pack");
        long before;
        try (var files = Files.list(packs)) {
            before = files.count();
        }

        update();

        try (var files = Files.list(packs)) {
            assertThat(files.count()).isEqualTo(before);
        }
    }

    @Test
    void runsNoHookAndNoFilter() throws Exception {
        commit(".gitattributes", "*.txt filter=evil\n");
        commit("a.txt", "one");
        update();
        Path proof = directory.resolve("proof");
        Path hook = root.resolve(".git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch " + proof + "\n");
        hook.toFile().setExecutable(true);
        Files.writeString(
                root.resolve(".git/config"),
                "[filter \"evil\"]\n\tsmudge = touch %s\n".formatted(proof));
        commit("a.txt", "two");

        update();

        assertThat(root.resolve("a.txt")).hasContent("two");
        assertThat(proof).doesNotExist();
    }

    @Test
    void saysThatBranchDoesNotExist() {
        assertThatThrownBy(() -> update("missing"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("has no branch \"missing\"");
    }

    @Test
    void saysThatCloneIsDamaged() throws Exception {
        commit("a.txt", "one");
        update();
        try (var files = Files.walk(root.resolve(".git/objects"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                file.toFile().setWritable(true);
                Files.writeString(file, "damaged");
            }
        }

        assertThatThrownBy(this::update).isInstanceOf(IOException.class);
    }
}
