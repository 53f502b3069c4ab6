package io.github.pluginregistry.maven.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * A directory with an {@code mvn} for scripts that know nothing of the integration tests: it is the
 * Maven they run on, and finds what they have installed.
 */
public record MavenTool(Path directory) {

    /**
     * Writes it.
     *
     * @param test the directory of an integration test
     * @param localRepository that of the integration tests
     */
    public static MavenTool of(Path test, Path localRepository) throws IOException {
        Path directory = Files.createDirectories(test.resolve("tools"));
        Path script = directory.resolve("mvn");
        String home =
                Optional.ofNullable(System.getProperty("invoker.mavenHome"))
                        .orElseGet(() -> System.getProperty("maven.home"));
        Files.writeString(
                script,
                """
                #!/usr/bin/env bash
                # What would be built is installed.
                case " $* " in *" install "*) exit 0 ;; esac
                exec '%s/bin/mvn' -s '%s' -Dmaven.repo.local='%s' "$@"
                """
                        .formatted(
                                home,
                                test.resolveSibling("interpolated-settings.xml"),
                                localRepository));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new MavenTool(directory);
    }

    /** Runs a script as CI would, and tells whether it succeeds. */
    public boolean runs(String script, Path workspace, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-e", "-c", script)
                        .directory(workspace.toFile())
                        .inheritIO();
        builder.environment().putAll(environment);
        builder.environment()
                .merge("PATH", directory.toString(), (path, it) -> it + File.pathSeparator + path);
        return builder.start().waitFor() == 0;
    }
}
