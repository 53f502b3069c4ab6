package io.github.pluginregistry.core.forge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The port to the releases of a forge. An instance serves one host. */
public interface ReleaseDetails {

    /** For a host that only has tags: no tag has a release. */
    static ReleaseDetails none() {
        return new NoReleases();
    }

    /** Whether one request looks up many tags of many repositories; else each tag costs one. */
    boolean isBatched();

    /** Whether the host has releases; else it only has tags. */
    default boolean hasReleases() {
        return true;
    }

    /**
     * Looks up the releases of some tags. A failure is part of an answer, never an exception.
     *
     * @param queries at most one for each repository
     * @return one answer per query, in their order
     */
    List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries);

    /** Advice for the user after the lookups so far, for example about a rate limit. */
    default Optional<String> advice() {
        return Optional.empty();
    }

    /** Answers for hosts that only have tags, without requests. */
    static final class NoReleases implements ReleaseDetails {

        @Override
        public boolean isBatched() {
            return true;
        }

        @Override
        public boolean hasReleases() {
            return false;
        }

        @Override
        public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
            return queries.stream()
                    .map(
                            query ->
                                    ReleaseAnswer.of(
                                            query.tags().stream()
                                                    .distinct()
                                                    .collect(
                                                            Collectors.toMap(
                                                                    Function.identity(),
                                                                    tag -> new TagRelease.None())),
                                            false))
                    .toList();
        }
    }
}
