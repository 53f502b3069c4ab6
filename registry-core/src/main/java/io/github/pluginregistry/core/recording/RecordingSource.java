package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records the answers of another source. A file contains what this instance received: what an
 * earlier run wrote for the same repository is replaced, not added to. Failures are handed on and
 * not written.
 */
public final class RecordingSource implements ReleaseSource {

    private final ReleaseSource source;
    private final Path folder;
    private final CheckoutBoundary boundary;
    private final FileLocks locks;
    private final Map<RepositoryUrl, Recording> recordings = new HashMap<>();

    /** The requested addresses of repositories that have another one now. */
    private final Map<RepositoryUrl, RepositoryUrl> originals = new ConcurrentHashMap<>();

    public RecordingSource(
            ReleaseSource source, Path folder, FileLocks locks, CheckoutBoundary boundary) {
        this.source = source;
        this.folder = folder;
        this.boundary = boundary;
        this.locks = locks;
    }

    /** Lists all tags, so that the recording serves any definition. */
    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        TagListing listing = source.tags(repository, Set.of(""));
        listing.movedTo().ifPresent(address -> originals.put(address, repository));
        keep(Recording.ofTags(repository, listing.tags()));
        return new TagListing(
                listing.tags(),
                listing.prefixes(),
                listing.newAddress(),
                tags -> dated(repository, listing, listing.dates().of(tags)));
    }

    private Map<String, Instant> dated(
            RepositoryUrl repository, TagListing listing, Map<String, Instant> dates) {
        List<Release> tags =
                listing.tags().stream()
                        .map(
                                tag ->
                                        Optional.ofNullable(dates.get(tag.tag()))
                                                .map(tag::publishedAt)
                                                .orElse(tag))
                        .toList();
        try {
            keep(Recording.ofTags(repository, tags));
            return dates;
        } catch (SourceException e) {
            // A date that cannot be recorded is not used, so that a replay gives the same result.
            return Map.of();
        }
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
        return new RecordingDetails(source.details(repository), this);
    }

    private record RecordingDetails(ReleaseDetails details, RecordingSource recorder)
            implements ReleaseDetails {

        @Override
        public boolean isBatched() {
            return details.isBatched();
        }

        @Override
        public boolean hasReleases() {
            return details.hasReleases();
        }

        @Override
        public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
            List<ReleaseAnswer> answers = details.lookUp(queries);
            List<ReleaseAnswer> recorded = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                recorded.add(
                        recorder.keep(queries.get(i).repository(), answers.get(i), isBatched()));
            }
            return recorded;
        }

        @Override
        public Optional<String> advice() {
            return details.advice();
        }
    }

    private ReleaseAnswer keep(RepositoryUrl asked, ReleaseAnswer answer, boolean batched) {
        RepositoryUrl repository = originals.getOrDefault(asked, asked);
        try {
            keep(
                    Recording.ofLookups(
                            repository,
                            answer.releases(),
                            answer.anyRelease().orElse(null),
                            batched));
            return answer;
        } catch (SourceException e) {
            return ReleaseAnswer.failed(Map.of(), e);
        }
    }

    @Override
    public void close() {
        source.close();
    }

    private synchronized void keep(Recording heard) throws SourceException {
        Recording all = recordings.merge(heard.repository(), heard, Recording::and);
        try {
            RecordingWriter.write(boundary.resolve(folder), all, locks);
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
