package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why no version of a plugin counts, from the least to the most that was found. */
final class NoVersionDiagnosis {

    private final PluginDefinition plugin;
    private final VersionSelection selection;
    private final RepositoryUrl repository;
    private final VersionChoice choice;
    private final NoMatchDiagnosis noMatch;
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
        this.noMatch = new NoMatchDiagnosis(plugin, repository, listing, suggested);
        this.hasReleases = hasReleases;
        this.suggested = suggested;
    }

    /** The problem that a version was published without ever being tagged, if that is known. */
    Optional<ResolutionProblem> neverTagged(LatestRelease published) {
        return choice.candidates().isEmpty() ? noMatch.neverTagged(published) : Optional.empty();
    }

    private Optional<PatternSuggestion> suggestion() {
        return Optional.ofNullable(suggested);
    }

    ResolutionProblem reason(Impact severity) {
        if (choice.candidates().isEmpty()) {
            return noMatch.reason(severity);
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
                                                            .formatted(noMatch.correction(it)))
                                    .orElse(""));
        }
        if (choice.with(CandidateStatus.IGNORED).size() == choice.candidates().size()) {
            return new ResolutionProblem(
                    severity,
                    "every version that matches %s is ignored".formatted(noMatch.patterns()),
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
                                NoMatchDiagnosis.count(
                                        choice.candidates().size(), "tag matches", "tags match"),
                                noMatch.patterns(),
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
                                                noMatch.correction(it),
                                                NoMatchDiagnosis.count(
                                                        it.matching(), "tag", "tags")))
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
                                NoMatchDiagnosis.count(
                                        choice.candidates().size(),
                                        "tag that matches",
                                        "tags that match"),
                                noMatch.patterns()),
                "correct pin in " + plugin.positionOf("pin"));
    }
}
