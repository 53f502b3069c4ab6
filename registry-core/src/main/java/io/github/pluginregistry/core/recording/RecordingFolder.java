package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All recordings of a folder, by the repository addresses in them. A malformed file only fails
 * repositories that have no other recording, since it may be theirs.
 */
record RecordingFolder(
        Path folder, Map<RepositoryUrl, List<Found>> found, List<SourceException> troubles) {

    /** A recording and its file. */
    record Found(Path file, Recording recording) {}

    /**
     * Reads every JSON file of a folder, once.
     *
     * @param boundary what no link may lead out of
     * @throws SourceException if there is no such folder
     */
    static RecordingFolder read(Path folder, CheckoutBoundary boundary) throws SourceException {
        Map<RepositoryUrl, List<Found>> found = new HashMap<>();
        List<SourceException> troubles = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                Recording recording = RecordingReader.read(file, boundary);
                found.computeIfAbsent(recording.repository(), id -> new ArrayList<>())
                        .add(new Found(file, recording));
            } catch (SourceException e) {
                troubles.add(e);
            }
        }
        return new RecordingFolder(folder, found, troubles);
    }

    private static List<Path> files(Path folder) throws SourceException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "there is no folder of recordings at " + folder,
                    "correct -Dregistry.recording, or make the folder with -Dregistry.record="
                            + folder,
                    e);
        }
    }

    /**
     * The recording of a repository.
     *
     * @throws SourceException if there is none or more than one, or a file cannot be read
     */
    Found find(RepositoryUrl repository) throws SourceException {
        List<Found> recordings = found.getOrDefault(repository, List.of());
        if (recordings.size() > 1) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "%s and %s are both recordings of %s"
                            .formatted(
                                    recordings.get(0).file(),
                                    recordings.get(1).file(),
                                    repository.address()),
                    "remove one of them",
                    null);
        }
        if (recordings.isEmpty()) {
            throw absent(repository);
        }
        return recordings.get(0);
    }

    private SourceException absent(RepositoryUrl repository) {
        return troubles.stream()
                .findFirst()
                .map(e -> new SourceException(e.kind(), e.problem(), e.remedy(), e))
                .orElseGet(
                        () ->
                                new SourceException(
                                        Kind.UNUSABLE,
                                        "no file in %s is a recording of %s"
                                                .formatted(folder, repository.address()),
                                        "record it with -Dregistry.record=" + folder,
                                        null));
    }
}
