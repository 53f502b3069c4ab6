package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Ruling;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The latest version of one plugin among the releases of its repository: a pure function of both,
 * whatever the order of the releases.
 *
 * @param latest the version to show; empty where none counts
 * @param prerelease the highest prerelease that is newer than {@code latest}
 * @param matching how many tags match the plugin's pattern
 * @param uncounted the matching tags that spell no version under the plugin's scheme
 * @param ignored the matching versions that the definition ignores
 */
record Choice(
        Optional<Candidate> latest,
        Optional<Candidate> prerelease,
        int matching,
        List<String> uncounted,
        List<String> ignored) {

    static Choice of(Selection selection, Collection<Release> releases) {
        Set<String> ignore =
                selection.ignore().stream().map(Ruling::version).collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
        Set<String> uncounted = new TreeSet<>();
        Set<String> ignored = new TreeSet<>();
        int matching = 0;
        for (Release release : releases) {
            Optional<String> text = selection.tagPattern().version(release.tag());
            if (text.isEmpty()) {
                continue;
            }
            matching++;
            Optional<Version> version = selection.scheme().parse(text.get());
            if (version.isEmpty()) {
                uncounted.add(release.tag());
            } else if (ignore.contains(text.get())) {
                ignored.add(text.get());
            } else {
                candidates.add(new Candidate(release, version.get()));
            }
        }
        Optional<Candidate> latest = latest(selection, candidates);
        return new Choice(
                latest,
                newestPrerelease(latest, candidates),
                matching,
                List.copyOf(uncounted),
                List.copyOf(ignored));
    }

    private static Optional<Candidate> latest(Selection selection, List<Candidate> candidates) {
        return candidates.stream()
                .filter(
                        candidate ->
                                selection
                                        .pin()
                                        .map(
                                                pin ->
                                                        pin.version()
                                                                .equals(candidate.version().text()))
                                        .orElse(
                                                selection.includePrereleases()
                                                        || !candidate.isPrerelease()))
                .max(Candidate::compareTo);
    }

    private static Optional<Candidate> newestPrerelease(
            Optional<Candidate> latest, List<Candidate> candidates) {
        return candidates.stream()
                .filter(Candidate::isPrerelease)
                .filter(
                        candidate ->
                                latest.map(
                                                stable ->
                                                        candidate
                                                                        .version()
                                                                        .compareTo(stable.version())
                                                                > 0)
                                        .orElse(true))
                .max(Candidate::compareTo);
    }
}
