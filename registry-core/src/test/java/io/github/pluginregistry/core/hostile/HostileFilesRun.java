package io.github.pluginregistry.core.hostile;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.recording.ReplaySource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * Reads every hostile file in one small JVM, and ends with 0 if each of them was answered as it is
 * documented. What it prints is for people: how much time of a processor each file took.
 */
public final class HostileFilesRun {

    /** Reads one file, or the files of one folder, in a way that fails as documented. */
    private interface Reading {
        Object of(Path folder) throws Exception;
    }

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Path folder;

    private HostileFilesRun(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads them all.
     *
     * @param arguments a folder to write the files to
     */
    public static void main(String[] arguments) throws Exception {
        new HostileFilesRun(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        all("registry.yaml", HostileDefinitions.yaml(), HostileFilesRun::definition);
        all("registry.json", HostileDefinitions.json(), HostileFilesRun::definition);
        all("plugins.json", HostileJson.registries(), HostileFilesRun::registry);
        all("recording.json", HostileJson.recordings(), HostileFilesRun::recording);
        large("registry.yaml", HostileFilesRun::definition);
        large("recording.json", HostileFilesRun::recording);
        Files.writeString(folder.resolve("plugins.json"), "{\"plugins\": []}");
        large("plugins.md", HostileFilesRun::registry);
        large("plugins.schema.json", HostileFilesRun::registry);
        large("plugins.json", HostileFilesRun::registry);
    }

    private void all(String name, Map<String, String> files, Reading reading) throws Exception {
        Path file = folder.resolve(name);
        for (Map.Entry<String, String> hostile : files.entrySet()) {
            Files.writeString(file, hostile.getValue());
            tell(name, hostile.getKey(), reading);
        }
        Files.delete(file);
    }

    /** Far more than there is memory, and on disk next to nothing. */
    private void large(String name, Reading reading) throws Exception {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(5_000_000_000L).write(ByteBuffer.wrap(new byte[1]));
        }
        tell(name, "five gigabytes", reading);
        Files.delete(file);
    }

    private void tell(String name, String kind, Reading reading) throws Exception {
        long start = CLOCK.getCurrentThreadCpuTime();
        String answer;
        try {
            answer = String.valueOf(reading.of(folder));
        } catch (DefinitionException | SourceException | IOException e) {
            answer = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        System.out.printf(
                "%5d ms  %s, %s: %.200s%n",
                (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000,
                name,
                kind,
                answer.replace('\n', ' '));
    }

    private static Object definition(Path folder) throws Exception {
        Path yaml = folder.resolve("registry.yaml");
        return new DefinitionReader()
                        .read(Files.exists(yaml) ? yaml : folder.resolve("registry.json"))
                        .plugins()
                        .size()
                + " plugins";
    }

    private static CheckReport registry(Path folder) throws Exception {
        Path definition = folder.resolve("definition.yaml");
        Files.writeString(
                definition,
                """
                name: A
                repository: https://github.com/o/r
                plugins: [{id: a, name: A, tagPattern: v*}]
                """);
        return RegistryService.of(new DefinitionReader().read(definition), definition, folder)
                .build()
                .check();
    }

    private static Object recording(Path folder) throws Exception {
        RepositoryUrl repository = RepositoryUrl.of("https://github.com/o/r");
        return new ReplaySource(folder).tags(repository, Set.of("")).tags().size() + " tags";
    }
}
