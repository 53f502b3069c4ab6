package io.github.pluginregistry.core.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers for hosts that know tags alone, without asking anybody. */
final class NoReleases implements ReleaseDetails {

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
                                        Optional.of(false),
                                        Optional.empty()))
                .toList();
    }
}
