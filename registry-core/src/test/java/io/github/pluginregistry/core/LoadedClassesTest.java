package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.ChildJvm;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.PipeCd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a run loads, seen from a JVM of its own: starting up is most of what a goal costs the build
 * that it stands in.
 */
@Tag("slow")
class LoadedClassesTest {

    private static final String[] USAGE = {
        "core.model.Usage", "core.output.PluginUsage", "core.definition.UsageValidators"
    };

    private static final String[] NETWORK = {
        "org.kohsuke.", "org.eclipse.jgit.", "org.apache.sshd."
    };
    private static final String[] OWN_NETWORK = {
        "HttpURLConnection", ".core.http.UrlExchange", ".core.git.HttpTags", ".core.forge.ForgeApi"
    };
    private static final String[] VALIDATOR = {"org.everit.", "org.json.", "com.google.re2j."};
    private static final String BINDING = "com.fasterxml.jackson.databind.";

    private static final String VALID = "the registry is valid";

    @TempDir private Path directory;

    private final ForgeStub forge = PipeCd.forge();

    @BeforeEach
    void update() throws IOException {
        Files.writeString(directory.resolve("registry.yaml"), PipeCd.definition(forge.apiUrl()));
        assertThat(run("update", "false")).isNotEmpty();
    }

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void aCheckLoadsNothingThatAsksANetwork() throws IOException {
        List<String> loaded = run("check", VALID);

        assertThat(from(loaded, NETWORK)).isEmpty();
        assertThat(from(loaded, OWN_NETWORK)).isEmpty();
        assertThat(from(loaded, BINDING)).isEmpty();
    }

    @Test
    void aCheckInACheckoutOfSomethingElseLoadsNoGit() throws Exception {
        Git.init().setDirectory(directory.toFile()).call().close();
        List<String> loaded = run("check", VALID);

        assertThat(from(loaded, NETWORK)).isEmpty();
    }

    @Test
    void aCheckThatFindsNothingLoadsNothingThatTellsOfIt() throws IOException {
        assertThat(from(run("check", VALID), "core.report.", "com.github.difflib.")).isEmpty();
    }

    @Test
    void aRegistryThatDoesNotSayHowPluginsAreInstalledLoadsNothingOfThat() throws IOException {
        assertThat(from(run("check", VALID), USAGE)).isEmpty();
        assertThat(from(run("update", "true"), USAGE)).isEmpty();
    }

    @Test
    void aCheckOfWhatIsKnownToBeValidLoadsNoValidator() throws IOException {
        assertThat(from(run("check", VALID), VALIDATOR)).isNotEmpty();
        assertThat(from(run("check", VALID), VALIDATOR)).isEmpty();
    }

    @Test
    void anUpdateWithNothingNewLoadsNoLibraryThatAsksANetwork() throws IOException {
        List<String> loaded = run("update", "true");

        assertThat(from(loaded, "HttpURLConnection")).isNotEmpty();
        assertThat(from(loaded, "java.net.http.")).isEmpty();
        assertThat(from(loaded, "org.kohsuke.", "org.eclipse.jgit.transport.", "org.apache.sshd."))
                .isEmpty();
        assertThat(from(loaded, BINDING)).isEmpty();
        assertThat(from(loaded, VALIDATOR)).isEmpty();
    }

    /**
     * How many classes of ours a run loads, lambdas included, of which each takes up to a quarter
     * of a millisecond where it is first met. A check loads some 320 today, and an update with
     * nothing new 585 to 620, as its threads meet. Who passes a bound has made each run start
     * slower: measure it with the benchmark {@code WholeBuilds}, and raise the bound if it is worth
     * that.
     */
    @ParameterizedTest
    @CsvSource({"check, the registry is valid, 345", "update, true, 640"})
    void aRunThatFindsNothingLoadsFewClassesOfOurs(String goal, String outcome, int bound)
            throws IOException {
        assertThat(from(run(goal, outcome), "io.github.pluginregistry."))
                .isNotEmpty()
                .hasSizeLessThan(bound);
    }

    /** The names of the classes that a run loads. */
    private List<String> run(String goal, String outcome) throws IOException {
        try (ChildJvm jvm = ChildJvm.tellingWhatItLoads(ShortRun.class, goal, directory)) {
            List<String> lines = jvm.rest();
            assertThat(lines).anyMatch(line -> line.startsWith(outcome));
            return lines;
        }
    }

    private static List<String> from(List<String> loaded, String... packages) {
        return loaded.stream()
                .filter(line -> List.of(packages).stream().anyMatch(line::contains))
                .toList();
    }
}
