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
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.recording.RecordingFolder.Found;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private @Nullable RecordingFolder recordings;

    /**
     * @param folder the folder of the recordings; it is read at the first request
     */
    public ReplaySource(Path folder) {
        this(folder, CheckoutBoundary.around(folder));
    }

    /**
     * @param folder the folder of the recordings; it is read at the first request
     * @param boundary the directory that no link may lead out of
     */
    public ReplaySource(Path folder, CheckoutBoundary boundary) {
        this.folder = folder;
        this.boundary = boundary;
    }

    /** All tags, whatever the prefixes. */
    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        Found found = recordings().find(repository);
        return TagListing.of(found.recording().tags().orElseThrow(() -> lacks(found, "tags")));
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
        return recordings().find(repository).recording().batched() ? batched : oneByOne;
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
                Found found = recordings().find(query.repository());
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
                return ReleaseAnswer.of(releases, any);
            } catch (SourceException e) {
                return ReleaseAnswer.failed(releases, e);
            }
        }
    }

    private synchronized RecordingFolder recordings() throws SourceException {
        if (recordings == null) {
            recordings = RecordingFolder.read(folder, boundary);
        }
        return recordings;
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
