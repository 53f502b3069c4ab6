package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.PipeCd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the goals add to a build: whole Maven processes, each beside an empty {@code mvn -q
 * validate}, so that the machine's moods fall on both. Nine real plugins of PipeCD, answered by a
 * forge on this machine that takes 50 ms for each request.
 *
 * <p>The plugin has to be installed before. Arguments: the directory of Maven, the local
 * repository, the plugin's version, the number of pairs.
 */
public final class WholeBuilds implements AutoCloseable {

    private static final Duration LATENCY = Duration.ofMillis(50);

    /** There is a token in every build's environment; the forge on this machine gets it only so. */
    private static final String WITH_TOKEN = "-Dregistry.allowLoopbackTokens";

    private final List<String> maven;
    private final String goals;
    private final int pairs;
    private final Path directory;
    private final Path empty;

    private WholeBuilds(Path mavenHome, Path localRepository, String version, int pairs)
            throws IOException {
        this.maven =
                List.of(
                        mavenHome.resolve("bin/mvn").toString(),
                        "-q",
                        "-B",
                        "-Dmaven.repo.local=" + localRepository);
        this.goals = "io.github.pluginregistry:registry-maven-plugin:" + version + ":";
        this.pairs = pairs;
        this.directory = Files.createTempDirectory("whole-builds");
        this.empty = Files.createDirectory(directory.resolve("empty"));
        Files.writeString(
                empty.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>empty</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                </project>
                """);
    }

    public static void main(String[] arguments) throws Exception {
        try (WholeBuilds builds =
                new WholeBuilds(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        arguments[2],
                        Integer.parseInt(arguments[3]))) {
            builds.measure();
            builds.measureRepositories(100);
        }
    }

    private void measure() throws IOException, InterruptedException {
        System.out.printf("%-28s %10s %10s %8s%n", "build", "empty, s", "build, s", "ratio");
        Path registry = Files.createDirectory(directory.resolve("registry"));
        try (ForgeStub forge = PipeCd.forge().answeringAfter(LATENCY)) {
            Files.writeString(registry.resolve("registry.yaml"), PipeCd.definition(forge.apiUrl()));
            run(registry, "update");
            System.out.printf("the first update: %d requests%n", forge.requests().size());
            compare("update, nothing new", registry, "update");
            compare("update, nothing new, token", registry, "update", WITH_TOKEN);
            compare("check", registry, "check");
            compare(
                    "update, skipped by policy",
                    registry,
                    "update",
                    "-Dregistry.updatePolicy=daily");
            count(forge, registry, "without a token");
            count(forge, registry, "with a token", WITH_TOKEN);
        }
    }

    private void count(ForgeStub forge, Path registry, String title, String... options)
            throws IOException, InterruptedException {
        int before = forge.requests().size();
        run(registry, "update", options);
        System.out.printf(
                "an update with nothing new, %s: %d requests%n",
                title, forge.requests().size() - before);
    }

    /** A plugin in each of so many repositories: as many questions, and all of them to one host. */
    private void measureRepositories(int repositories) throws IOException, InterruptedException {
        Path registry = Files.createDirectory(directory.resolve("repositories"));
        try (ForgeStub forge = ForgeStub.start().answeringAfter(LATENCY)) {
            StringBuilder definition =
                    new StringBuilder(
                            """
                            name: Many
                            repository: https://github.com/example/registry
                            forges:
                              - { host: github.com, type: github, apiUrl: "%1$s", gitUrl: "%1$s" }
                            plugins:
                            """
                                    .formatted(forge.apiUrl()));
            for (int i = 0; i < repositories; i++) {
                forge.release("example/plugin-" + i, "v1.0." + i);
                definition.append(
                        "  - { id: plugin-%1$d, name: Plugin %1$d, tagPattern: \"v*\", repository: \"https://github.com/example/plugin-%1$d\" }\n"
                                .formatted(i));
            }
            Files.writeString(registry.resolve("registry.yaml"), definition);
            run(registry, "update");
            compare("update, %d repositories".formatted(repositories), registry, "update");
            compare("update, %d, token".formatted(repositories), registry, "update", WITH_TOKEN);
        }
    }

    /** Takes pair by pair, so that what slows the machine down slows both. */
    private void compare(String title, Path registry, String goal, String... options)
            throws IOException, InterruptedException {
        List<Double> empties = new ArrayList<>();
        List<Double> builds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        run(registry, goal, options);
        for (int pair = 0; pair < pairs; pair++) {
            double without = maven(empty, List.of("validate"));
            double with = run(registry, goal, options);
            empties.add(without);
            builds.add(with);
            ratios.add(with / without);
        }
        System.out.printf(
                Locale.ROOT,
                "%-28s %10.2f %10.2f %8.2f%n",
                title,
                median(empties),
                median(builds),
                median(ratios));
    }

    private double run(Path registry, String goal, String... options)
            throws IOException, InterruptedException {
        return maven(
                registry, Stream.concat(Stream.of(goals + goal), Arrays.stream(options)).toList());
    }

    /** Runs Maven, and tells how many seconds it took. */
    private double maven(Path where, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = Stream.concat(maven.stream(), arguments.stream()).toList();
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).inheritIO();
        builder.environment().put("GITHUB_TOKEN", "token-of-a-benchmark");
        Process process = builder.start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    "%s ended with %d".formatted(String.join(" ", command), exit));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public void close() throws IOException {
        Directories.delete(directory);
    }
}
