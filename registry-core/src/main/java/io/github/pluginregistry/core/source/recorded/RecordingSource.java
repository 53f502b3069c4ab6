package io.github.pluginregistry.core.source.recorded;

import io.github.pluginregistry.core.file.CheckoutBoundary;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands on what another source answers, and writes it down. A file holds what this instance heard:
 * what an earlier run wrote for the same repository is replaced, not added to. Failures are handed
 * on and not written.
 */
public final class RecordingSource implements ReleaseSource {

    private final ReleaseSource source;
    private final Path folder;
    private final CheckoutBoundary boundary;
    private final Turns turns;
    private final Map<RepositoryId, Recording> recordings = new HashMap<>();

    /**
     * @param source who is asked
     * @param folder where the recordings go; it is made when the first answer comes
     * @param turns keeps apart runs that record the same repository in the same folder
     * @param boundary what no link may lead out of
     */
    public RecordingSource(
            ReleaseSource source, Path folder, Turns turns, CheckoutBoundary boundary) {
        this.source = source;
        this.folder = folder;
        this.boundary = boundary;
        this.turns = turns;
    }

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        List<Release> answer = source.releases(repository);
        keep(Recording.ofReleases(repository, answer));
        return answer;
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        List<Release> answer = source.tags(repository);
        keep(Recording.ofTags(repository, answer));
        return answer;
    }

    @Override
    public boolean hasTag(RepositoryId repository, String tag) throws SourceException {
        return source.hasTag(repository, tag);
    }

    @Override
    public Optional<RepositoryId> movedTo(RepositoryId repository) {
        return source.movedTo(repository);
    }

    @Override
    public void close() {
        source.close();
    }

    private synchronized void keep(Recording heard) throws SourceException {
        Recording all = recordings.merge(heard.repository(), heard, Recording::and);
        try {
            RecordingWriter.write(boundary.resolve(folder), all, turns);
        } catch (IOException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "the recording of %s cannot be written to %s (%s)"
                            .formatted(heard.repository().address(), folder, e.getMessage()),
                    "let -Dregistry.record name a folder that can be written to",
                    e);
        }
    }
}
