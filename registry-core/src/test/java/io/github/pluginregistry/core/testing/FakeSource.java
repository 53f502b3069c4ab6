package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers from memory, and remembers what it was asked. */
public final class FakeSource implements ReleaseSource {

    private final Map<RepositoryId, List<Release>> releases = new HashMap<>();
    private final Map<RepositoryId, List<Release>> tags = new HashMap<>();
    private final Map<RepositoryId, SourceException> failures = new HashMap<>();
    private final Map<RepositoryId, RepositoryId> moved = new HashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private boolean atHand;

    /** Lists releases, each with its tag; a release that knows no commit gets one. */
    public FakeSource releases(String repository, Release... listed) {
        releases.put(RepositoryId.of(repository), List.of(listed));
        tags.put(
                RepositoryId.of(repository),
                Arrays.stream(listed)
                        .map(Release::tag)
                        .distinct()
                        .map(tag -> Release.ofTag(tag).withCommit(Commits.of(tag)))
                        .toList());
        return this;
    }

    /** Lists tags as they are. */
    public FakeSource tags(String repository, Release... listed) {
        tags.put(RepositoryId.of(repository), List.of(listed));
        return this;
    }

    public FakeSource tags(String repository, String... names) {
        tags.put(RepositoryId.of(repository), Arrays.stream(names).map(Release::ofTag).toList());
        return this;
    }

    public FakeSource failing(String repository, SourceException.Kind kind) {
        failures.put(
                RepositoryId.of(repository),
                new SourceException(kind, repository + " does not answer", "ask again", null));
        return this;
    }

    /** From now on a repository has another address, and answers under the former one too. */
    public FakeSource moved(String repository, String address) {
        moved.put(RepositoryId.of(repository), RepositoryId.of(address));
        return this;
    }

    /** Costs nothing to ask from now on. */
    public FakeSource atHand() {
        atHand = true;
        return this;
    }

    /** What was asked, in order, for example {@code releases pipe-cd/pipecd}. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public boolean isAtHand(RepositoryId repository) {
        return atHand;
    }

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        return answer("releases", releases, repository);
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        return answer("tags", tags, repository);
    }

    @Override
    public Optional<RepositoryId> movedTo(RepositoryId repository) {
        return Optional.ofNullable(moved.get(repository));
    }

    private List<Release> answer(
            String listing, Map<RepositoryId, List<Release>> answers, RepositoryId repository)
            throws SourceException {
        questions.add(listing + " " + repository);
        if (failures.containsKey(repository)) {
            throw failures.get(repository);
        }
        return answers.getOrDefault(repository, List.of());
    }
}
