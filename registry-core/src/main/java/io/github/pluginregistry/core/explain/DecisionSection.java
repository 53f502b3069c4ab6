package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.resolve.Candidate;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section of an explanation with the plugin's definition and the decision. */
final class DecisionSection {

    private static final int COMMIT = 12;

    private final Explanation explanation;
    private final DetailLevel extent;
    private final VersionSelection selection;
    private final List<String> lines = new ArrayList<>();

    DecisionSection(Explanation explanation, DetailLevel extent) {
        this.explanation = explanation;
        this.extent = extent;
        this.selection = explanation.selection();
    }

    List<String> lines() {
        lines.clear();
        rules();
        outcome();
        return List.copyOf(lines);
    }

    private void rules() {
        field("repository", explanation.account().plugin().repository().address());
        field("tagPattern", selection.tagPattern().toString());
        selection.formerTagPatterns().stream()
                .map(TagPattern::toString)
                .forEach(pattern -> field("formerly", pattern));
        field("source", selection.source().key());
        field("scheme", selection.scheme().key());
        if (selection.includePrereleases()) {
            field("prereleases", "may be the latest version");
        }
        selection.pin().map(DecisionSection::ruling).ifPresent(pin -> field("pin", pin));
        limited(selection.ignore().stream().map(DecisionSection::ruling).toList())
                .forEach(ignored -> field("ignore", ignored));
        limited(
                        selection.acknowledged().stream()
                                .map(
                                        it ->
                                                "%s at %s (%s)"
                                                        .formatted(
                                                                it.tag(),
                                                                shortened(it.commit()),
                                                                it.reason()))
                                .toList())
                .forEach(acknowledged -> field("acknowledged", acknowledged));
    }

    private void outcome() {
        field("published", shown(explanation.published()));
        field("decision", decision());
        remarks().forEach(remark -> field("", remark.toString()));
        explanation.account().chosen().ifPresent(chosen -> field("chosen", victory(chosen)));
        explanation
                .account()
                .prerelease()
                .ifPresent(prerelease -> field("prerelease", prerelease.text() + " is newer"));
    }

    private String decision() {
        return explanation
                .account()
                .resolution()
                .fold(
                        resolved -> change(resolved.latest()),
                        kept -> kept.latest().version() + " is kept: " + kept.reason(),
                        unreleased -> unreleased.latest().version() + ": " + unreleased.reason(),
                        unresolved -> "none: " + unresolved.reason());
    }

    private String change(LatestRelease now) {
        LatestRelease before = explanation.published();
        if (!before.isKnown()) {
            return now.version() + ", not published yet";
        }
        return before.version().equals(now.version())
                ? now.version() + ", as published"
                : "%s instead of %s".formatted(now.version(), before.version());
    }

    private List<ResolutionProblem> remarks() {
        return explanation
                .account()
                .resolution()
                .fold(
                        resolved -> resolved.remarks(),
                        kept -> List.of(),
                        unreleased -> List.of(),
                        unresolved -> List.of());
    }

    private String victory(Candidate winner) {
        return explanation
                .runnerUp()
                .map(
                        other ->
                                "%s over %s: %s"
                                        .formatted(
                                                winner.release().tag(),
                                                other.release().tag(),
                                                TieBreaker.between(winner, other)))
                .orElseGet(() -> winner.release().tag() + ", the only one that counts");
    }

    private List<String> limited(List<String> rulings) {
        List<String> shown = extent.groups(rulings);
        return shown.size() == rulings.size()
                ? shown
                : Stream.concat(
                                shown.stream(),
                                Stream.of("and %d more".formatted(rulings.size() - shown.size())))
                        .toList();
    }

    private void field(String name, String value) {
        lines.add("  %-12s %s".formatted(name, value));
    }

    private static String ruling(VersionOverride ruling) {
        return "%s (%s)".formatted(ruling.version(), ruling.reason());
    }

    private static String shown(LatestRelease latest) {
        if (!latest.isKnown()) {
            return "nothing";
        }
        return Stream.of(
                        Optional.of(latest.version()),
                        latest.tag().map("tag "::concat),
                        latest.commit().map(commit -> "commit " + shortened(commit)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(COMMIT, commit.length()));
    }
}
