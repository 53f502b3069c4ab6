package io.github.pluginregistry.core.forge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The port to what a forge knows of the releases of its repositories. Serves one host. */
public interface ReleaseDetails {

    /** Of a host that knows tags alone: no tag has a release. */
    static ReleaseDetails none() {
        return new NoReleases();
    }

    /**
     * Whether many tags of many repositories are looked up in one request. Where they are not, each
     * tag costs a request, and only what is needed should be asked for.
     */
    boolean isBatched();

    /**
     * Looks up the releases of some tags. Trouble is part of an answer, never an exception.
     *
     * @param queries at most one for each repository
     * @return one answer per query, in their order
     */
    List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries);

    /**
     * What people should know of what the lookups so far have cost, for example of a rate limit.
     */
    default Optional<String> advice() {
        return Optional.empty();
    }

    /** Answers for hosts that know tags alone, without asking anybody. */
    static final class NoReleases implements ReleaseDetails {

        @Override
        public boolean isBatched() {
            return true;
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
                                            Optional.of(false)))
                    .toList();
        }
    }
}
