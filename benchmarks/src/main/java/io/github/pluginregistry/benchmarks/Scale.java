package io.github.pluginregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a registry costs, size by size. Each {@link Step} is taken by a Java VM of its own with 512
 * MB of heap, since a build is one run and not the thousandth: what its compiler costs counts.
 */
final class Scale {

    private static final String HEAP = "-Xmx512m";

    private Scale() {}

    /**
     * Prints a table.
     *
     * @param sizes numbers of plugins
     */
    public static void main(String[] sizes) throws IOException, InterruptedException {
        System.out.println("| plugins | tags | step | CPU | wall | live heap |");
        System.out.println("|---|---|---|---|---|---|");
        for (String plugins : sizes) {
            Path directory = Files.createTempDirectory("registry-scale");
            for (Step step : Step.values()) {
                take(step, plugins, directory);
            }
            Directories.delete(directory);
        }
    }

    private static void take(Step step, String plugins, Path directory)
            throws IOException, InterruptedException {
        int exit =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        HEAP,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Step.class.getName(),
                                        step.name(),
                                        plugins,
                                        directory.toString()))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(step + " of " + plugins + " plugins did not end well");
        }
    }
}
