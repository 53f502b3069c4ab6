package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tracked files that would be taken for a repository, or for a program, if one let them. */
class PublishRegistryForeignRepositoryTest extends PublishingTest {

    private Path ran;

    @BeforeEach
    void cloneARegistry() throws Exception {
        ran = directory.resolve("ran");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesNoTrackedFilesForARepositoryAndRunsNoProgramThatTheyName() throws Exception {
        upstream.commit("main", bare("docs/"));
        upstream.clone(checkout).close();
        executable("docs/x.sh");
        registry.update("a/v1.0.0");

        PublishReport report = registry.publish();

        assertThat(ran).doesNotExist();
        assertThat(report.target()).isEqualTo("main of origin");
        assertThat(upstream.files("main")).containsKey("docs/plugins.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesTheCheckoutForTheRepositoryWhereItsRootIsLaidOutAsOne() throws Exception {
        upstream.commit("main", bare(""));
        upstream.clone(checkout).close();
        executable("x.sh");
        registry.update("a/v1.0.0");

        registry.publish();

        assertThat(ran).doesNotExist();
        assertThat(upstream.files("main")).containsKey("docs/plugins.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void runsNoProgramThatTheRepositoryOfAnotherUserNames() throws Exception {
        upstream.clone(checkout).close();
        executable("x.sh");
        registry.update("a/v1.0.0");
        Path git = checkout.resolve(".git");
        Files.writeString(
                git.resolve("config"),
                "[commit]\ngpgSign = true\n[gpg]\nprogram = %s\n"
                        .formatted(checkout.resolve("x.sh")),
                StandardOpenOption.APPEND);
        assumeThatCode(
                        () ->
                                Files.setOwner(
                                        git,
                                        git.getFileSystem()
                                                .getUserPrincipalLookupService()
                                                .lookupPrincipalByName("nobody")))
                .as("files can be given away")
                .doesNotThrowAnyException();

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(" belongs to another user, and its configuration sets how")
                .hasMessageEndingWith("safe.directory " + checkout.toRealPath());
        assertThat(ran).doesNotExist();
    }

    @Test
    void publishesNothingFromABareRepository() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");
        Path git = checkout.resolve(".git");
        try (Stream<Path> files = Files.list(git)) {
            for (Path file : files.toList()) {
                Files.move(file, checkout.resolve("docs").resolve(git.relativize(file)));
            }
        }
        Files.delete(git);

        assertThatThrownBy(registry::publish).hasMessageContaining("is not in a git checkout");
    }

    @Test
    void publishesFromALinkedWorkTreeAndFollowsThere() throws Exception {
        upstream.clone(directory.resolve("other")).close();
        Path inside = directory.resolve("other/.git/worktrees/checkout");
        Upstream.write(inside, "gitdir", checkout.resolve(".git") + "\n");
        Upstream.write(inside, "commondir", "../..\n");
        Upstream.write(inside, "HEAD", "ref: refs/heads/linked\n");
        Upstream.write(
                directory.resolve("other/.git"),
                "refs/heads/linked",
                upstream.tip("main").orElseThrow() + "\n");
        upstream.commit("linked", upstream.files("main"));
        Upstream.write(checkout, ".git", "gitdir: " + inside + "\n");
        Upstream.write(checkout, "registry.yaml", PublishingFixture.DEFINITION);
        registry.update("a/v1.0.0");

        assertThat(registry.publish().target()).isEqualTo("linked of origin");
        assertThat(upstream.files("linked")).containsKey("docs/plugins.json");
    }

    /** Else the repository around it would be published to. */
    @Test
    void stopsAtAGitFileThatLeadsNowhere() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");
        for (String text : List.of("gitdir: ../gone\n", "HEAD\n", "")) {
            Upstream.write(checkout, "docs/.git", text);
            assertThatThrownBy(registry::publish)
                    .as(text)
                    .hasMessageContaining("docs" + checkout.getFileSystem().getSeparator() + ".git")
                    .hasMessageContaining("does not lead to a git directory");
        }
        assertThat(upstream.log("main")).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void looksForTheProgramThatSignsInNoFolderOfTheCheckout() throws Exception {
        try (Git git = upstream.clone(checkout)) {
            git.getRepository().getConfig().unset("commit", null, "gpgSign");
            git.getRepository().getConfig().save();
        }
        String name = "signs-for-this-test";
        upstream.commit("main", Map.of(name, program()));
        executable(name);
        registry.update("a/v1.0.0");
        Path configuration = directory.resolve("gitconfig");
        Files.writeString(
                configuration, "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = " + name + "\n");
        Map<String, String> environment = new HashMap<>(Upstream.noConfiguration());
        environment.put("GIT_CONFIG_GLOBAL", configuration.toString());

        assertThatThrownBy(() -> registry.publish(PublishingFixture.USUAL, environment))
                .hasMessageStartingWith(
                        "the commit could not be signed: %s (cannot be run: no such program in a folder of PATH)",
                        name);
        assertThat(ran).doesNotExist();
    }

    /** What makes a directory look like a bare repository, with a program that signs. */
    private Map<String, String> bare(String folder) throws Exception {
        return Map.of(
                folder + "HEAD",
                "ref: refs/heads/main\n",
                folder + "refs/heads/main",
                upstreamTip(),
                folder + "objects/info/alternates",
                directory.resolve("upstream.git/objects") + "\n",
                folder + "config",
                """
                [core]
                    bare = false
                    worktree = %s
                [user]
                    name = Ada
                    email = ada@example.com
                [commit]
                    gpgSign = true
                [gpg]
                    program = %sx.sh
                [remote "origin"]
                    url = %s
                """
                        .formatted(
                                folder.isEmpty() ? "." : "..",
                                checkout.resolve(folder) + "/",
                                directory.resolve("upstream.git")),
                folder + "x.sh",
                program());
    }

    private String upstreamTip() throws Exception {
        return upstream.tip("main").orElseThrow() + "\n";
    }

    private String program() {
        return "#!/bin/sh\necho \"$GITHUB_TOKEN\" > '%s'\nexit 1\n".formatted(ran);
    }

    private void executable(String file) throws Exception {
        Upstream.write(checkout, file, program());
        assertThat(checkout.resolve(file).toFile().setExecutable(true)).isTrue();
    }
}
