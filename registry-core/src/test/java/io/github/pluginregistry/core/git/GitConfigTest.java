package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitConfigTest {

    @TempDir private Path directory;

    private Repository repository;

    @BeforeEach
    void makeARepository() throws IOException {
        NoConfigSystemReader.install();
        repository = new RepositoryBuilder().setGitDir(directory.resolve("git").toFile()).build();
        repository.create(true);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void repositoryOverridesUserOverridesSystem() throws Exception {
        write("machine", "[user]\n\tname = Machine\n\temail = machine@example.com\n[a]\n\tb = c\n");
        write("home/.gitconfig", "[user]\n\tname = User\n\temail = user@example.com\n");
        write("git/config", "[user]\n\tname = Repository\n");

        GitConfig settings = settings(Map.of("GIT_CONFIG_SYSTEM", path("machine")));

        assertThat(settings.value("user", "name")).contains("Repository");
        assertThat(settings.value("user", "email")).contains("user@example.com");
        assertThat(settings.value("a", "b")).contains("c");
    }

    @Test
    void readsXdgFileAndItsIncludes() throws Exception {
        write("home/.config/git/config", "[include]\n\tpath = more\n");
        write("home/.config/git/more", "[user]\n\tname = Included\n");

        assertThat(settings(Map.of()).value("user", "name")).contains("Included");
    }

    @Test
    void readsGitConfigGlobalInsteadOfTheUserFile() throws Exception {
        write("home/.gitconfig", "[user]\n\tname = User\n");
        write("other", "[user]\n\tname = Other\n");

        assertThat(settings(Map.of("GIT_CONFIG_GLOBAL", path("other"))).value("user", "name"))
                .contains("Other");
    }

    @Test
    void namesTheMalformedFile() throws Exception {
        write("home/.gitconfig", "[user\n");

        assertThatThrownBy(() -> settings(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(path("home/.gitconfig"))
                .hasMessageEndingWith("; correct it");
    }

    @Test
    void resolvesIdentitiesLikeGit() throws Exception {
        write(
                "home/.gitconfig",
                "[user]\n\tname = Ada\n\temail = ada@example.com\n[author]\n\tname = Author\n");

        CommitIdentities identities =
                CommitIdentities.of(
                        settings(Map.of("GIT_COMMITTER_EMAIL", "committer@example.com")),
                        null,
                        null);

        assertThat(identities)
                .isEqualTo(
                        new CommitIdentities(
                                new CommitIdentity("Author", "ada@example.com"),
                                new CommitIdentity("Ada", "committer@example.com")));
    }

    @Test
    void usesAKnownIdentityForBoth() throws Exception {
        CommitIdentity bot = new CommitIdentity("Bot", "bot@example.com");
        GitConfig settings = settings(Map.of());

        assertThat(CommitIdentities.of(settings, bot, null))
                .isEqualTo(new CommitIdentities(bot, bot));
        assertThat(CommitIdentities.of(settings, null, bot))
                .isEqualTo(new CommitIdentities(bot, bot));
    }

    @Test
    void selectsRemoteOfBranchThenOriginThenTheOnlyOne() throws Exception {
        write("git/config", "[remote \"only\"]\n\turl = https://example.com/a/b\n");
        assertThat(remote("main").name()).isEqualTo("only");

        write(
                "git/config",
                """
                [remote "fork"]
                    url = https://example.com/fork/b
                    pushurl = ssh://git@example.com/fork/b
                [remote "origin"]
                    url = https://ci:secret@example.com/a/b
                [branch "work"]
                    remote = fork
                """);
        assertThat(remote("main").repository().address()).isEqualTo("https://example.com/a/b");
        assertThat(remote("work").repository().address()).isEqualTo("ssh://git@example.com/fork/b");
    }

    @Test
    void explainsWhyNoRemoteIsSelected() throws Exception {
        assertThatThrownBy(() -> remote("main")).hasMessageContaining("git remote add origin");
        write("git/config", "[remote \"a\"]\n\turl = /a\n[remote \"b\"]\n\turl = /b\n");
        assertThatThrownBy(() -> remote("main"))
                .hasMessageEndingWith("name one of a, b by registry.remote");
    }

    private Remote remote(String branch) throws Exception {
        return Remote.ofBranch(settings(Map.of()), branch);
    }

    private GitConfig settings(Map<String, String> environment) throws IOException {
        Map<String, String> variables = new HashMap<>(environment);
        if (!environment.containsKey("GIT_CONFIG_SYSTEM")) {
            variables.put("GIT_CONFIG_NOSYSTEM", "1");
        }
        return GitConfig.of(
                repository, new Environment(variables, directory.resolve("home"), directory));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }
}
