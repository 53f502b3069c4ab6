package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers from recordings, without a network.
 *
 * <p>A repository with recorded tags and without recorded releases has no releases. A repository
 * with recorded releases only has no known tags.
 */
public final class ReplaySource implements ReleaseSource {

    private final Path folder;
    private final CheckoutBoundary boundary;
    private final ReleaseDetails batched = new RecordedDetails(true);
    private final ReleaseDetails oneByOne = new RecordedDetails(false);
    private @Nullable Map<RepositoryUrl, List<Found>> recordings;
    private final List<SourceException> failures = new ArrayList<>();

    /**
     * @param folder the folder of the recordings; it is read at the first request
     */
    public ReplaySource(Path folder) {
        this(folder, CheckoutBoundary.around(folder));
    }

    /**
     * @param folder the folder of the recordings; it is read at the first request
     */
    public ReplaySource(Path folder, CheckoutBoundary boundary) {
        this.folder = folder;
        this.boundary = boundary;
    }

    /** A recording and its file. */
    private record Found(Path file, Recording recording) {}

    /** All tags, whatever the prefixes. */
    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        Found found = find(repository);
        @Nullable List<Release> tags = found.recording().tags();
        if (tags == null) {
            throw lacks(found, "tags");
        }
        return TagListing.of(tags);
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
        return find(repository).recording().batched() ? batched : oneByOne;
    }

    /** Answers for all repositories of the folder. */
    private final class RecordedDetails implements ReleaseDetails {

        private final boolean isBatched;

        private RecordedDetails(boolean isBatched) {
            this.isBatched = isBatched;
        }

        @Override
        public boolean isBatched() {
            return isBatched;
        }

        @Override
        public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
            return queries.stream().map(this::answer).toList();
        }

        private ReleaseAnswer answer(ReleaseQuery query) {
            Map<String, TagRelease> releases = new HashMap<>();
            try {
                Found found = find(query.repository());
                for (String tag : query.tags()) {
                    releases.put(
                            tag,
                            found.recording()
                                    .release(tag)
                                    .orElseThrow(() -> lacks(found, "release of the tag " + tag)));
                }
                Optional<Boolean> any = found.recording().hasReleases();
                if (query.anyRelease() && any.isEmpty()) {
                    throw lacks(found, "list of releases");
                }
                return ReleaseAnswer.of(releases, any.orElse(null));
            } catch (SourceException e) {
                return ReleaseAnswer.failed(releases, e);
            }
        }
    }

    private synchronized Map<RepositoryUrl, List<Found>> recordings() throws SourceException {
        if (recordings == null) {
            recordings = new HashMap<>();
            for (Path file : files()) {
                try {
                    Recording recording = RecordingReader.read(file, boundary);
                    recordings
                            .computeIfAbsent(recording.repository(), id -> new ArrayList<>())
                            .add(new Found(file, recording));
                } catch (SourceException e) {
                    // It only fails repositories without another recording: it may be theirs.
                    failures.add(e);
                }
            }
        }
        return recordings;
    }

    private List<Path> files() throws SourceException {
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

    private Found find(RepositoryUrl repository) throws SourceException {
        List<Found> found = recordings().getOrDefault(repository, List.of());
        if (found.size() > 1) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "%s and %s are both recordings of %s"
                            .formatted(
                                    found.get(0).file(), found.get(1).file(), repository.address()),
                    "remove one of them",
                    null);
        }
        if (found.isEmpty()) {
            throw absent(repository);
        }
        return found.get(0);
    }

    private SourceException absent(RepositoryUrl repository) {
        return failures.stream()
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

    private SourceException lacks(Found found, String listing) {
        return new SourceException(
                Kind.UNUSABLE,
                "the recording %s holds no %s of %s"
                        .formatted(found.file(), listing, found.recording().repository().address()),
                "record again with -Dregistry.record=" + folder,
                null);
    }
}
