package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why no version of a plugin counts, from the least to the most that was found. */
final class NoVersionDiagnosis {

    private final PluginDefinition plugin;
    private final VersionSelection selection;
    private final RepositoryUrl repository;
    private final VersionChoice choice;
    private final TagIndex listing;
    private final boolean hasReleases;
    private final @Nullable PatternSuggestion suggested;

    NoVersionDiagnosis(
            PluginDefinition plugin,
            RepositoryUrl repository,
            VersionChoice choice,
            TagIndex listing,
            boolean hasReleases,
            @Nullable PatternSuggestion suggested) {
        this.plugin = plugin;
        this.selection = plugin.selection();
        this.repository = repository;
        this.choice = choice;
        this.listing = listing;
        this.hasReleases = hasReleases;
        this.suggested = suggested;
    }

    /**
     * The problem that a version was published without ever being tagged, as registries of other
     * programs have it. A version that was published with its tag had one; and where the pattern
     * may be misspelt, or the repository lists nothing, it is not known.
     */
    Optional<ResolutionProblem> neverTagged(LatestRelease published) {
        boolean unheardOf =
                published.tag().isEmpty()
                        && selection.source() != SourceKind.RELEASES
                        && choice.candidates().isEmpty()
                        && listing.count("") > 0
                        && suggested == null;
        return unheardOf
                ? Optional.of(
                        new ResolutionProblem(
                                Rule.WITHDRAWN,
                                Impact.WARNING,
                                "%s is published, but no tag has it: %s"
                                        .formatted(published.version(), noTagMatches()),
                                "tell those who use %s".formatted(published.version())))
                : Optional.empty();
    }

    private Optional<PatternSuggestion> suggestion() {
        return Optional.ofNullable(suggested);
    }

    ResolutionProblem reason(Impact severity) {
        if (choice.candidates().isEmpty()) {
            return noMatch(severity);
        }
        if (selection.source() == SourceKind.RELEASES && !hasReleases) {
            return new ResolutionProblem(
                    severity,
                    "%s has tags, but its host has no releases, so source: releases finds none"
                            .formatted(repository),
                    "let tags count by source: tags in " + plugin.positionOf("source"));
        }
        if (selection.pin().isPresent()) {
            return notPinned(severity, selection.pin().get());
        }
        if (choice.prerelease().isPresent()) {
            return new ResolutionProblem(
                    severity,
                    "only prereleases are out, the newest is " + choice.prerelease().get().text(),
                    "set includePrereleases in %s to publish them".formatted(plugin.positionOf(""))
                            + suggestion()
                                    .map(
                                            it ->
                                                    ", or %s if what stands behind the version is a name"
                                                            .formatted(correction(it)))
                                    .orElse(""));
        }
        if (choice.with(CandidateStatus.IGNORED).size() == choice.candidates().size()) {
            return new ResolutionProblem(
                    severity,
                    "every version that matches %s is ignored".formatted(patterns()),
                    "look at ignore in " + plugin.positionOf("ignore"));
        }
        List<Candidate> pending = choice.with(CandidateStatus.PENDING);
        return pending.isEmpty()
                ? noneCounts(severity, example(), remedy())
                : noneCounts(
                        severity,
                        pending.get(0),
                        "publish its release, or let tags count by source: tags in "
                                + plugin.positionOf("source"));
    }

    private ResolutionProblem noneCounts(Impact severity, Candidate example, String remedy) {
        return new ResolutionProblem(
                severity,
                "%s %s, and none counts, for example %s: %s"
                        .formatted(
                                count(choice.candidates().size(), "tag matches", "tags match"),
                                patterns(),
                                example.release().tag(),
                                example.reason()),
                remedy);
    }

    private String remedy() {
        return suggestion()
                .map(
                        it ->
                                "%s, which reads a version from %s"
                                        .formatted(
                                                correction(it),
                                                count(it.matching(), "tag", "tags")))
                .or(this::otherScheme)
                .orElseGet(
                        () ->
                                "correct versionScheme or tagPattern in "
                                        + plugin.positionOf("tagPattern"));
    }

    /** Numbers without dots are moving tags far more often than versions. */
    private Optional<String> otherScheme() {
        return choice.candidates().stream()
                .filter(candidate -> candidate.status() == CandidateStatus.NO_VERSION)
                .map(Candidate::text)
                .filter(text -> text.contains("."))
                .filter(text -> VersionScheme.MAVEN.parse(text).isPresent())
                .findFirst()
                .map(
                        text ->
                                "write versionScheme: maven in %s, under which %s is a version"
                                        .formatted(plugin.positionOf("versionScheme"), text));
    }

    private String correction(PatternSuggestion it) {
        return "write tagPattern: \"%s\" in %s"
                .formatted(it.pattern(), plugin.positionOf("tagPattern"));
    }

    /** The highest tag that is not ignored; ignored tags have a reason already. */
    private Candidate example() {
        return choice.candidates().stream()
                .filter(candidate -> candidate.status() != CandidateStatus.IGNORED)
                .findFirst()
                .orElseThrow();
    }

    /** A pinned version may exist and not count; then its own reason is reported. */
    private ResolutionProblem notPinned(Impact severity, VersionOverride pin) {
        Optional<Candidate> pinned =
                choice.candidates().stream()
                        .filter(candidate -> candidate.text().equals(pin.version()))
                        .findFirst();
        if (pinned.isPresent()) {
            return new ResolutionProblem(
                    severity,
                    "the pinned version %s does not count: %s"
                            .formatted(pin.version(), pinned.get().reason()),
                    "correct pin in " + plugin.positionOf("pin"));
        }
        return new ResolutionProblem(
                severity,
                "the pinned version %s is not among the %s %s"
                        .formatted(
                                pin.version(),
                                count(
                                        choice.candidates().size(),
                                        "tag that matches",
                                        "tags that match"),
                                patterns()),
                "correct pin in " + plugin.positionOf("pin"));
    }

    private ResolutionProblem noMatch(Impact severity) {
        return suggestion()
                .map(it -> suggesting(severity, it))
                .orElseGet(
                        () ->
                                new ResolutionProblem(
                                        severity,
                                        noTagMatches(),
                                        severity == Impact.PERMANENT
                                                ? "correct tagPattern in "
                                                        + plugin.positionOf("tagPattern")
                                                : "it stays unknown until the first release"));
    }

    private ResolutionProblem suggesting(Impact severity, PatternSuggestion it) {
        return new ResolutionProblem(
                severity,
                "%s, and %d %s \"%s\""
                        .formatted(
                                noTagMatches(),
                                it.matching(),
                                it.matching() == 1 ? "matches" : "match",
                                it.pattern()),
                correction(it) + ", if that is what you meant");
    }

    private String noTagMatches() {
        String folder = TagPrefixes.folder(selection.tagPattern().literalPrefix());
        String place = listing.covers("") ? "" : " in " + folder;
        long tags = listing.count(listing.covers("") ? "" : folder);
        return "no tag matches %s among %s%s of %s"
                .formatted(patterns(), count(tags, "tag", "tags"), place, repository);
    }

    private String patterns() {
        return selection.tagPatterns().stream()
                .map(TagPattern::toString)
                .collect(Collectors.joining("\" or \"", "\"", "\""));
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
