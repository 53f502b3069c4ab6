package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Validates the answers of another source: names, commits and dates must be valid in git and in the
 * format of the registry. An invalid answer fails only the plugins of that host; nothing of it is
 * published, recorded or cached.
 */
public record ValidatingSource(ReleaseSource source) implements ReleaseSource {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** What git-check-ref-format(1) forbids in the name of a tag. */
    private static final Pattern NO_TAG =
            Pattern.compile(
                    "[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|^/|/$|\\.$|(^|/)\\.|\\.lock(/|$)|^$");

    /** RFC 3339 has four digits for the year. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        TagListing listing = source.tags(repository, prefixes);
        for (Release tag : listing.tags()) {
            Optional<String> mistake = mistake(tag);
            if (mistake.isPresent()) {
                throw unusable(repository, tag.tag(), mistake.get());
            }
        }
        return new TagListing(
                listing.tags(),
                listing.prefixes(),
                listing.newAddress(),
                tags -> {
                    Map<String, Instant> dates = new HashMap<>(listing.dates().of(tags));
                    dates.values().removeIf(date -> !isWritable(date));
                    return dates;
                });
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
        return new ValidatedDetails(source.details(repository));
    }

    @Override
    public void close() {
        source.close();
    }

    private static SourceException unusable(RepositoryUrl repository, String tag, String mistake) {
        return new SourceException(
                Kind.UNUSABLE,
                "%s lists the tag \"%s\" with %s, so nothing of its answer is used"
                        .formatted(repository, SafeExcerpt.of(tag), mistake),
                "check the repository, its host, and any proxy in between",
                null);
    }

    /** What cannot be true of a tag, as in {@code lists the tag with ...}; empty if all can. */
    private static Optional<String> mistake(Release tag) {
        if (NO_TAG.matcher(tag.tag()).find()) {
            return Optional.of("a name that git does not allow");
        }
        Optional<String> noCommit =
                tag.commit().filter(commit -> !COMMIT.matcher(commit).matches());
        return noCommit.isPresent()
                ? Optional.of("the commit \"%s\"".formatted(SafeExcerpt.of(noCommit.get())))
                : tag.publishedAt().flatMap(ValidatingSource::mistake);
    }

    /** What cannot be true of a tag's release. */
    private static Optional<String> mistake(TagRelease release) {
        return release.fold(
                published -> published.publishedAt().flatMap(ValidatingSource::mistake),
                draft -> Optional.empty(),
                none -> Optional.empty());
    }

    private static Optional<String> mistake(Instant date) {
        return isWritable(date) ? Optional.empty() : Optional.of("the date " + date);
    }

    private static boolean isWritable(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    private record ValidatedDetails(ReleaseDetails details) implements ReleaseDetails {

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
            return IntStream.range(0, answers.size())
                    .mapToObj(i -> valid(queries.get(i).repository(), answers.get(i)))
                    .toList();
        }

        @Override
        public Optional<String> advice() {
            return details.advice();
        }

        private static ReleaseAnswer valid(RepositoryUrl repository, ReleaseAnswer answer) {
            Map<String, TagRelease> valid = new HashMap<>();
            @Nullable SourceException failure = answer.problem();
            for (Map.Entry<String, TagRelease> entry : answer.releases().entrySet()) {
                Optional<String> mistake = mistake(entry.getValue());
                if (mistake.isPresent()) {
                    failure = unusable(repository, entry.getKey(), mistake.get());
                } else {
                    valid.put(entry.getKey(), entry.getValue());
                }
            }
            return new ReleaseAnswer(valid, answer.any(), answer.newAddress(), failure);
        }
    }
}
