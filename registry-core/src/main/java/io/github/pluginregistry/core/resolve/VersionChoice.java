package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.Release;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest version of one plugin among the tags of its repository: a pure function of both,
 * whatever the order of the tags.
 *
 * @param candidates every tag that matches one of the plugin's patterns, the highest first
 * @param best the version to show, if any counts
 * @param above the highest version of all, if that is a prerelease above {@code best}
 */
public record VersionChoice(
        List<Candidate> candidates, @Nullable Candidate best, @Nullable Candidate above) {

    /** Of no tags. */
    static final VersionChoice NONE = new VersionChoice(List.of(), null, null);

    public VersionChoice {
        candidates = List.copyOf(candidates);
    }

    /** The version to show; empty if none counts. */
    public Optional<Candidate> latest() {
        return Optional.ofNullable(best);
    }

    /** The highest version of all, if that is a prerelease above the latest version. */
    public Optional<Candidate> prerelease() {
        return Optional.ofNullable(above);
    }

    /** The choice among the tags of a repository as they are. */
    static VersionChoice of(VersionSelection selection, TagIndex listing) {
        return of(selection, Candidate.of(selection, listing));
    }

    /** The choice among candidates in any order. */
    static VersionChoice of(VersionSelection selection, Collection<Candidate> found) {
        List<Candidate> candidates = found.stream().sorted(Comparator.reverseOrder()).toList();
        Optional<Candidate> latest =
                candidates.stream()
                        .filter(candidate -> candidate.mayBeLatest(selection))
                        .findFirst();
        Optional<Candidate> highest =
                candidates.stream().filter(candidate -> candidate.status().counts()).findFirst();
        Optional<Candidate> prerelease =
                highest.filter(Candidate::isPrerelease)
                        .filter(candidate -> latest.map(candidate::isAbove).orElse(true));
        return new VersionChoice(candidates, latest.orElse(null), prerelease.orElse(null));
    }

    /** Tags without a date that may be the latest: of equal versions the later one wins. */
    List<String> undated() {
        return latest().stream()
                .flatMap(
                        best ->
                                candidates.stream()
                                        .filter(it -> it.status().counts())
                                        .filter(it -> !best.isAbove(it) && !it.isAbove(best)))
                .map(Candidate::release)
                .filter(release -> release.publishedAt().isEmpty())
                .map(Release::tag)
                .toList();
    }

    List<Candidate> with(CandidateStatus status) {
        return candidates.stream().filter(candidate -> candidate.status() == status).toList();
    }

    /** What became of a tag; empty where it is not among those that match. */
    Optional<Candidate> candidate(String tag) {
        return candidates.stream()
                .filter(candidate -> candidate.release().tag().equals(tag))
                .findFirst();
    }
}
