package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers from memory, and remembers what it was asked. */
public final class FakeSource implements ReleaseSource {

    private final Map<RepositoryUrl, List<Release>> releases = new HashMap<>();
    private final Map<RepositoryUrl, List<Release>> tags = new HashMap<>();
    private final Map<RepositoryUrl, SourceException> failures = new HashMap<>();
    private final Map<RepositoryUrl, RepositoryUrl> moved = new HashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final Map<RepositoryUrl, SourceException> detailFailures = new HashMap<>();
    private final Map<String, Instant> dates = new HashMap<>();
    private final Set<String> drafts = new HashSet<>();
    private final ReleaseDetails details = new Details();
    private boolean batched = true;
    private Optional<Error> dateFailure = Optional.empty();

    /** Lists releases, each with its tag; a release that knows no commit gets one. */
    public FakeSource releases(String repository, Release... listed) {
        releases.put(RepositoryUrl.of(repository), List.of(listed));
        tags.put(
                RepositoryUrl.of(repository),
                Arrays.stream(listed)
                        .map(Release::tag)
                        .distinct()
                        .map(tag -> Release.ofTag(tag).withCommit(Commits.of(tag)))
                        .toList());
        return this;
    }

    /** Lists tags as they are. */
    public FakeSource tags(String repository, Release... listed) {
        tags.put(RepositoryUrl.of(repository), List.of(listed));
        return this;
    }

    public FakeSource tags(String repository, String... names) {
        tags.put(RepositoryUrl.of(repository), Arrays.stream(names).map(Release::ofTag).toList());
        return this;
    }

    public FakeSource failing(String repository, SourceException.Kind kind) {
        failures.put(
                RepositoryUrl.of(repository),
                new SourceException(kind, repository + " does not answer", "ask again", null));
        return this;
    }

    /** From now on a repository has another address, and answers under the former one too. */
    public FakeSource moved(String repository, String address) {
        moved.put(RepositoryUrl.of(repository), RepositoryUrl.of(address));
        return this;
    }

    /** The forge fails from now on where it is asked for releases, and git does not. */
    public FakeSource failingDetails(String repository, SourceException.Kind kind) {
        detailFailures.put(
                RepositoryUrl.of(repository),
                new SourceException(
                        kind, repository + " does not tell its releases", "ask again", null));
        return this;
    }

    /** Each tag costs a question of its own from now on. */
    public FakeSource oneByOne() {
        batched = false;
        return this;
    }

    /** A tag's release is a draft. */
    public FakeSource draft(String repository, String tag) {
        drafts.add(RepositoryUrl.of(repository) + " " + tag);
        return this;
    }

    /** The date of a tag, which a listing does not tell. */
    public FakeSource date(String tag, Instant date) {
        dates.put(tag, date);
        return this;
    }

    /** Whoever asks for a date is answered so. */
    public FakeSource failingDates(Error failure) {
        dateFailure = Optional.of(failure);
        return this;
    }

    /** What was asked, in order, for example {@code tags pipe-cd/pipecd}. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        questions.add("tags " + repository);
        if (failures.containsKey(repository)) {
            throw failures.get(repository);
        }
        return new TagListing(
                tags.getOrDefault(repository, List.of()),
                Set.of(""),
                Optional.ofNullable(moved.get(repository)).orElse(null),
                this::dates);
    }

    private Map<String, Instant> dates(Collection<String> names) {
        questions.add("dates " + String.join(" ", names));
        if (dateFailure.isPresent()) {
            throw dateFailure.get();
        }
        Map<String, Instant> known = new HashMap<>(dates);
        known.keySet().retainAll(names);
        return known;
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) {
        return details;
    }

    private final class Details implements ReleaseDetails {

        @Override
        public boolean isBatched() {
            return batched;
        }

        @Override
        public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
            return queries.stream().map(this::answer).toList();
        }

        private ReleaseAnswer answer(ReleaseQuery query) {
            RepositoryUrl repository = query.repository();
            questions.add(
                    "releases %s %s".formatted(repository, String.join(" ", query.tags())).strip());
            if (detailFailures.containsKey(repository)) {
                return ReleaseAnswer.failed(Map.of(), detailFailures.get(repository));
            }
            List<Release> all = releases.getOrDefault(repository, List.of());
            Map<String, TagRelease> answers = new HashMap<>();
            query.tags().forEach(tag -> answers.put(tag, release(repository, all, tag)));
            return ReleaseAnswer.of(answers, !all.isEmpty());
        }

        private TagRelease release(RepositoryUrl repository, List<Release> all, String tag) {
            return drafts.contains(repository + " " + tag)
                    ? new TagRelease.Draft()
                    : all.stream()
                            .filter(release -> release.tag().equals(tag))
                            .max(Comparator.comparing(it -> it.publishedAt().orElse(Instant.MIN)))
                            .<TagRelease>map(
                                    it ->
                                            new TagRelease.Published(
                                                    it.publishedAt().orElse(null), it.prerelease()))
                            .orElseGet(TagRelease.None::new);
        }
    }
}
