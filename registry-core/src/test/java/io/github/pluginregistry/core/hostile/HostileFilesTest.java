package io.github.pluginregistry.core.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class HostileFilesTest {

    @TempDir private Path folder;

    @Test
    void everyHostileFileIsAnsweredIn256Megabytes() throws Exception {
        Path output = folder.resolve("output.txt");
        int exit = run(Files.createDirectory(folder.resolve("files")), output);
        String told = Files.readString(output);

        assertThat(exit).as(told).isZero();
        assertThat(told.lines().filter(line -> line.contains(" ms  "))).hasSize(FILES);
    }

    private static final int FILES =
            HostileDefinitions.yaml().size()
                    + HostileDefinitions.json().size()
                    + HostileJson.registries().size()
                    + HostileJson.recordings().size()
                    + 5;

    private static int run(Path files, Path output) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                // With G1, whether a text of 15 MB fits depends on where others
                                // are.
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dfile.encoding=" + StandardCharsets.UTF_8,
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostileFilesRun.class.getName(),
                                files.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }
}
