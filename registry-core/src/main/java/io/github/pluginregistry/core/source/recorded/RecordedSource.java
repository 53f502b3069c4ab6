package io.github.pluginregistry.core.source.recorded;

import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.recorded.RecordingFolder.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Answers from recordings, without a network.
 *
 * <p>Where a repository's tags were recorded and its releases were not, it has no releases: that is
 * how a recording made of plain tags reads. The other way round nothing is known of its tags.
 */
public final class RecordedSource implements ReleaseSource {

    private final Path folder;
    private final CheckoutBoundary boundary;
    private Optional<RecordingFolder> recordings = Optional.empty();

    /**
     * @param folder the folder of the recordings; it is read when the first question comes
     */
    public RecordedSource(Path folder) {
        this(folder, CheckoutBoundary.around(folder));
    }

    /**
     * @param folder the folder of the recordings; it is read when the first question comes
     * @param boundary what no link may lead out of
     */
    public RecordedSource(Path folder, CheckoutBoundary boundary) {
        this.folder = folder;
        this.boundary = boundary;
    }

    @Override
    public boolean isAtHand(RepositoryId repository) {
        return true;
    }

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        Found found = recordings().find(repository);
        Recording recording = found.recording();
        if (recording.releases().isEmpty() && recording.tags().isPresent()) {
            return List.of();
        }
        return recording.releases().orElseThrow(() -> lacks(found, "releases"));
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        Found found = recordings().find(repository);
        return found.recording().tags().orElseThrow(() -> lacks(found, "tags"));
    }

    private synchronized RecordingFolder recordings() throws SourceException {
        if (recordings.isEmpty()) {
            recordings = Optional.of(RecordingFolder.read(folder, boundary));
        }
        return recordings.get();
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
