package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.pluginregistry.core.publish.PublishProgram;
import io.github.pluginregistry.core.publish.PublishingFixture;
import io.github.pluginregistry.core.testing.ChildJvm;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills publish at its calls to the system that change a file, and looks at what the next one makes
 * of that. Needs strace; {@code -Dpublish.kills=all} tries every call, which takes minutes, and
 * {@code -Dpublish.kills.path=true} publishes to a path.
 */
@Tag("slow")
class KilledPublishTest {

    private static final Map<String, List<String>> CALLS =
            new TreeMap<>(
                    Map.of(
                            "mkdir", List.of("mkdir", "mkdirat"),
                            "rename", List.of("rename", "renameat", "renameat2"),
                            "link", List.of("link", "linkat"),
                            "remove", List.of("unlink", "unlinkat", "rmdir"),
                            "write", List.of("write", "pwrite64", "writev", "copy_file_range"),
                            "mode", List.of("chmod", "fchmod", "fchmodat", "ftruncate")));

    /** The first at which each kind of damage was seen. */
    private static final Map<String, List<Integer>> SAMPLE =
            Map.of("rename", List.of(4, 8, 10), "link", List.of(1), "remove", List.of(3));

    private static final int MANY = 400;

    /** Whether the remote is a path, which the killed process writes by itself, or a server. */
    private static final boolean IS_PATH = Boolean.getBoolean("publish.kills.path");

    @TempDir private Path directory;

    private final GitHost host;
    private Upstream upstream;
    private Path checkout;
    private Path temporary;
    private Git git;
    private PublishingFixture registry;

    KilledPublishTest() throws Exception {
        host = GitHost.start();
    }

    @BeforeEach
    void publishARegistry() throws Exception {
        assumeThat(hasStrace()).as("strace can be used here").isTrue();
        upstream = Upstream.in(directory.resolve("upstream.git"));
        host.serve("/example/plugins.git", upstream);
        upstream.commit("main", Map.of("registry.yaml", PublishingFixture.DEFINITION));
        checkout = directory.resolve("checkout");
        git =
                upstream.clone(
                        checkout,
                        IS_PATH
                                ? upstream.directory().toUri().toString()
                                : host.url("/example/plugins.git"),
                        0);
        registry = new PublishingFixture(checkout);
        temporary = Files.createDirectory(directory.resolve("tmp"));
        registry.update("a/v1.0.0");
        publish();
    }

    @AfterEach
    void close() {
        host.close();
        if (git != null) {
            git.close();
            upstream.close();
        }
    }

    static Set<String> calls() {
        return CALLS.keySet();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theNextRunPublishesAndNothingIsLeftOfTheKilledOne(String call) throws Exception {
        boolean isAll = "all".equals(System.getProperty("publish.kills"));
        List<Integer> counts =
                isAll
                        ? IntStream.range(1, MANY).boxed().toList()
                        : SAMPLE.getOrDefault(call, List.of());
        int killed = 0;
        for (int count : counts) {
            registry.update("a/v1.%d.0".formatted(count));
            if (publishKilledAt(call, count)) {
                break;
            }
            killed++;
            String point = "killed at %s %d".formatted(call, count);
            assertThat(publish()).as(point).isIn("FOLLOWED", "PUSHED", "UNCHANGED");
            assertThat(upstream.files("main").get("docs/plugins.json"))
                    .as(point)
                    .contains("a/v1.%d.0".formatted(count));
            assertThat(leftovers()).as(point).isEmpty();
            assertThat(git.status().call().getChanged()).as(point + ", staged").isEmpty();
            assertThat(complaintsOfGit()).as(point).isEmpty();
            git.fetch().call();
            git.reset().setMode(ResetType.HARD).setRef("origin/main").call();
        }
        if (isAll) {
            System.err.printf("killed at %d calls of %s%n", killed, call);
        }
    }

    private boolean publishKilledAt(String call, int count) throws IOException {
        try (ChildJvm run =
                ChildJvm.killedAt(
                        CALLS.get(call),
                        count,
                        temporary,
                        PublishProgram.class,
                        checkout,
                        directory.resolve("locks"))) {
            run.rest();
            return run.exit() == 0;
        }
    }

    private String publish() throws IOException {
        try (ChildJvm run =
                ChildJvm.startWith(
                        temporary, PublishProgram.class, checkout, directory.resolve("locks"))) {
            List<String> lines = run.rest();
            assertThat(run.exit()).as("%s", lines).isZero();
            return lines.get(lines.size() - 1);
        }
    }

    /** What is ours beneath the git directory and the temporary one. */
    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(checkout.resolve(".git"));
                Stream<Path> remote = Files.walk(upstream.directory().resolve("refs"));
                Stream<Path> folders = Files.list(temporary)) {
            return Stream.concat(
                            Stream.concat(files, remote)
                                    .map(Path::toString)
                                    .filter(
                                            name ->
                                                    (name.endsWith(".lock")
                                                                    && !name.endsWith(
                                                                            "gc.log.lock"))
                                                            || name.endsWith(".tmp")
                                                            || name.contains("registry-publish")),
                            folders.map(Path::toString)
                                    .filter(name -> name.contains("registry-publish")))
                    .toList();
        }
    }

    private List<String> complaintsOfGit() throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder("git", "-C", checkout.toString(), "fsck", "--no-dangling")
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            return List.of();
        }
        List<String> lines = process.inputReader().lines().toList();
        return process.waitFor() == 0
                ? lines.stream().filter(line -> line.contains("missing")).toList()
                : lines;
    }

    private static boolean hasStrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
