package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pluginregistry.core.io.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether git would sign here, in every place where its configuration may say so. */
class SigningPolicyTest {

    private static final String SIGN = "[commit]\n\tgpgSign = true\n";

    @TempDir private Path temporary;

    private Path directory;
    private Path git;

    @BeforeEach
    void makeARepository() throws IOException {
        NoConfigSystemReader.install();
        directory = temporary.toRealPath();
        git = directory.resolve("code/checkout/.git");
        try (Repository repository = new RepositoryBuilder().setGitDir(git.toFile()).build()) {
            repository.create();
            repository.updateRef("HEAD").link("refs/heads/main");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    home/.gitconfig                   | [commit] gpgSign = true                                          | true
                    home/.gitconfig                   | [commit] gpgSign                                                 | true
                    home/.gitconfig                   | [commit]^gpgSign = yes # or no                                   | true
                    home/.gitconfig                   | [commit]^gpgSign =                                               | false
                    home/.gitconfig                   | [COMMIT]^GPGSIGN = on                                            | true
                    home/.gitconfig                   | [user]^name = a\\^[commit] gpgSign = true                        | false
                    home/.gitconfig                   | # [user] \\^[commit] gpgSign = true                             | true
                    home/.gitconfig                   | [commit]^gpgSign = tr\\^ue                                      | true
                    home/.config/git/config           | [commit]^gpgSign = true                                          | true
                    home/.gitconfig                   | [include] path = sign                                            | true
                    home/.gitconfig                   | [include]^path = "sign" ; there                                  | true
                    home/.gitconfig                   | [include]^path = ~/sign                                          | true
                    home/.gitconfig                   | [include]^path = sign^[commit]^gpgSign = false                   | false
                    home/.gitconfig                   | [commit]^gpgSign = false^[include]^path = sign                   | true
                    home/.gitconfig                   | [include]^path = deep/one                                        | true
                    home/.gitconfig                   | [include]^path = gone                                            | false
                    home/.gitconfig                   | [includeIf "gitdir:DIR/code/"]^path = sign                       | true
                    home/.gitconfig                   | [includeIf "gitdir:code/"]^path = sign                           | true
                    home/.gitconfig                   | [includeIf "gitdir:~/../code/"]^path = sign                      | false
                    home/.gitconfig                   | [includeIf "gitdir:DIR/other/"]^path = sign                      | false
                    home/.gitconfig                   | [includeIf "gitdir:DIR/CODE/"]^path = sign                       | false
                    home/.gitconfig                   | [includeIf "gitdir/i:DIR/CODE/"]^path = sign                     | true
                    home/.gitconfig                   | [includeIf "gitdir:DIR/*/checkout/.git"]^path = sign             | true
                    home/.gitconfig                   | [includeIf "gitdir:**/checkout/.git"]^path = sign                | true
                    home/.gitconfig                   | [includeIf "gitdir:DIR/w"]^path = sign                           | false
                    home/.gitconfig                   | [includeIf "onbranch:main"]^path = sign                          | true
                    home/.gitconfig                   | [includeIf "onbranch:ma*"]^path = sign                           | true
                    home/.gitconfig                   | [includeIf "onbranch:main/"]^path = sign                         | false
                    home/.gitconfig                   | [includeIf "onbranch:work"]^path = sign                          | false
                    home/.gitconfig                   | [includeIf "gitdir:code/"]^path = sign^[commit]^gpgSign = no     | false
                    code/checkout/.git/config         | [commit]^gpgSign = true                                          | true
                    code/checkout/.git/config         | [include]^path = ../tracked                                      | true
                    code/checkout/.git/config         | [includeIf "gitdir:./"]^path = ../tracked                        | false
                    """)
    void signsWhereGitWould(String file, String text, boolean expected) throws Exception {
        write("home/sign", SIGN);
        write("home/deep/one", "[include]\npath = two\n");
        write("home/deep/two", SIGN);
        write("code/checkout/tracked", SIGN);
        append(file, text.replace('^', '\n').replace("DIR", directory.toString()) + "\n");

        assertThat(isSigningWanted(Map.of())).isEqualTo(expected);
        agreesWithGit(Map.of(), expected);
    }

    @Test
    void readsTheConfigurationOfTheWorkTreeWhereTheRepositoryHasOne() throws Exception {
        write("code/checkout/.git/config.worktree", SIGN);
        assertThat(isSigningWanted(Map.of())).isFalse();

        append("code/checkout/.git/config", "[extensions]\n\tworktreeConfig = true\n");

        assertThat(isSigningWanted(Map.of())).isTrue();
        agreesWithGit(Map.of(), true);
    }

    @Test
    void environmentOverridesAllFiles() throws Exception {
        append("code/checkout/.git/config", "[commit]\n\tgpgSign = false\n");
        Map<String, String> pairs =
                Map.of(
                        "GIT_CONFIG_COUNT",
                        "2",
                        "GIT_CONFIG_KEY_0",
                        "remote.a.b.url",
                        "GIT_CONFIG_VALUE_0",
                        "it's \"here\"\\",
                        "GIT_CONFIG_KEY_1",
                        "commit.gpgsign",
                        "GIT_CONFIG_VALUE_1",
                        "true");

        assertThat(isSigningWanted(pairs)).isTrue();
        assertThat(settings(pairs).value("remote", "a.b", "url")).contains("it's \"here\"\\");
        agreesWithGit(pairs, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'commit.gpgsign'='true'                   | true
                    'user.name'='it'\\''s' 'commit.gpgsign'='1' | true
                    'commit.gpgsign=true'                     | true
                    'commit.gpgsign'                          | true
                    'commit.gpgsign'=                         | true
                    'commit.gpgsign'='true' 'commit.gpgsign'='false' | false
                    """)
    void readsGitConfigParameters(String parameters, boolean expected) throws Exception {
        String quoted = parameters.replace("\\\\", "\\");
        Map<String, String> environment = Map.of("GIT_CONFIG_PARAMETERS", quoted);

        assertThat(isSigningWanted(environment)).isEqualTo(expected);
        agreesWithGit(environment, expected);
    }

    @Test
    void findsUserFilesBelowHome() throws Exception {
        write("elsewhere/.gitconfig", SIGN);

        assertThat(isSigningWanted(Map.of("HOME", directory.resolve("elsewhere").toString())))
                .isTrue();
    }

    @Test
    void readsTheSystemFileUnlessDisabled() throws Exception {
        write("machine", SIGN);
        String file = directory.resolve("machine").toString();

        assertThat(isSigningWanted(Map.of("GIT_CONFIG_SYSTEM", file, "GIT_CONFIG_NOSYSTEM", "0")))
                .isTrue();
        assertThat(
                        isSigningWanted(
                                Map.of("GIT_CONFIG_SYSTEM", file, "GIT_CONFIG_NOSYSTEM", "true")))
                .isFalse();
        assertThat(isSigningWanted(Map.of("GIT_CONFIG_GLOBAL", ""))).isFalse();
    }

    @Test
    void failsIfAnUnsupportedConditionDecides() throws Exception {
        write("home/sign", SIGN);
        write("home/.gitconfig", "[includeIf \"hasconfig:remote.*.url:x\"]\n\tpath = sign\n");

        assertThatThrownBy(() -> isSigningWanted(Map.of()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("under an unsupported condition");

        append("code/checkout/.git/config", "[commit]\n\tgpgSign = false\n");
        assertThat(isSigningWanted(Map.of())).isFalse();
    }

    @Test
    void ignoresAnUnsupportedConditionThatDoesNotDecide() throws Exception {
        write("home/more", "[user]\n\tname = Ada\n");
        write(
                "home/.gitconfig",
                "[includeIf \"hasconfig:remote.*.url:x\"]\n\tpath = more\n" + SIGN);

        assertThat(isSigningWanted(Map.of())).isTrue();
    }

    @Test
    void rejectsMalformedConfiguration() throws Exception {
        for (Map<String, String> environment :
                List.of(
                        Map.of("GIT_CONFIG_COUNT", "many"),
                        Map.of("GIT_CONFIG_COUNT", "1"),
                        Map.of("GIT_CONFIG_PARAMETERS", "commit.gpgsign=true"),
                        Map.of("GIT_CONFIG_PARAMETERS", "'gpgsign'='true'"))) {
            assertThatThrownBy(() -> settings(environment))
                    .as("%s", environment)
                    .isInstanceOf(IOException.class);
        }
        write("home/.gitconfig", "[include]\n\tpath = .gitconfig\n");
        assertThatThrownBy(() -> settings(Map.of()))
                .hasMessageContaining("does it include itself?");
        write("home/.gitconfig", "[include]\n\tpath = ~ada/more\n");
        assertThatThrownBy(() -> settings(Map.of())).hasMessageContaining("~ada/more");
        write("home/.gitconfig", "[commit]\n\tgpgSign = maybe\n");
        assertThatThrownBy(() -> isSigningWanted(Map.of()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("\"maybe\", which is neither true nor false");
    }

    private boolean isSigningWanted(Map<String, String> environment)
            throws IOException, PublishException {
        try (Repository repository = new RepositoryBuilder().setGitDir(git.toFile()).build()) {
            return SigningPolicy.of(settings(environment), repository)
                    .isSigningWanted(Files.getOwner(directory));
        }
    }

    private GitConfig settings(Map<String, String> environment) throws IOException {
        try (Repository repository = new RepositoryBuilder().setGitDir(git.toFile()).build()) {
            return GitConfig.of(
                    repository,
                    new Environment(variables(environment), directory.resolve("home"), directory));
        }
    }

    private static Map<String, String> variables(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        if (!environment.containsKey("GIT_CONFIG_SYSTEM")) {
            variables.put("GIT_CONFIG_NOSYSTEM", "1");
        }
        return variables;
    }

    /** Asks git itself, where the machine has it. */
    private void agreesWithGit(Map<String, String> environment, boolean expected) throws Exception {
        Path output = directory.resolve("said");
        List<String> command = new ArrayList<>(List.of("git", "-C", git.getParent().toString()));
        command.addAll(List.of("config", "--type=bool", "--default=false", "commit.gpgSign"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().put("HOME", directory.resolve("home").toString());
        builder.environment().putAll(variables(environment));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeThat(false).as("git is here").isTrue();
            return;
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8).strip())
                .as("git says")
                .isEqualTo(String.valueOf(expected));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    private void append(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        write(file, (Files.exists(path) ? Files.readString(path) : "") + text);
    }
}
