package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.Obstruction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.junit.jupiter.api.Test;

/** What is remembered from run to run may be anything. */
class CacheFaultsTest extends GoalTest {

    @Test
    @InjectMojo(goal = "update", pom = RECORDED)
    void replacesACorruptCache(UpdateMojo goal) throws Exception {
        goal.execute();
        List<Path> files = cache();
        assertThat(files)
                .extracting(file -> memory().relativize(file).getName(0).toString())
                .contains("approved.txt", "asked", "notes", "locks");

        int round = 0;
        for (Obstruction obstruction : Obstruction.values()) {
            round++;
            for (Path file : files) {
                obstruction.putAt(file);
            }
            registry.edit("registry.yaml", "Kubernetes", "Kubernetes" + round);
            goal.execute();

            assertThat(registry.text("docs/plugins.md")).contains("Kubernetes" + round);
            assertThat(files)
                    .allMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
            assertThat(cache()).isEqualTo(files);
            assertThat(log.lines()).noneMatch(line -> line.startsWith("warn: no lock"));
        }
    }

    private Path memory() {
        return file("repository/.cache/registry-maven-plugin");
    }

    private List<Path> cache() throws IOException {
        try (Stream<Path> files = Files.walk(memory())) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
