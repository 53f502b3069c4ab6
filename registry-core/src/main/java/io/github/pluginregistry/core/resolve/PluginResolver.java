package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns one repository's answer into the resolution of one plugin. Pure: no clock, no disk, no
 * network.
 */
final class PluginResolver {

    private final RepositoryUrl repository;
    private final ForgeType forge;
    private final List<PluginDefinition> plugins;
    private final Instant now;
    private final Predicate<String> acceptedMoves;

    /**
     * @param plugins all plugins of the repository
     * @param acceptedMoves which tags may lead to another commit than they are published with
     */
    PluginResolver(
            RepositoryUrl repository,
            ForgeType forge,
            List<PluginDefinition> plugins,
            Instant now,
            Predicate<String> acceptedMoves) {
        this.repository = repository;
        this.forge = forge;
        this.plugins = plugins;
        this.now = now;
        this.acceptedMoves = acceptedMoves;
    }

    /**
     * Decides a plugin of which all is known that is needed.
     *
     * @param movedTo the address that the repository has now, where it is another one
     */
    ResolutionDetails on(
            PluginDefinition plugin,
            TagIndex listing,
            VersionChoice choice,
            Optional<LatestRelease> published,
            Optional<RepositoryUrl> movedTo) {
        Optional<LatestRelease> known = published.filter(LatestRelease::isKnown);
        Optional<PatternSuggestion> suggestion =
                choice.latest().isPresent()
                        ? Optional.empty()
                        : suggestion(plugin, listing, choice);
        Resolution resolution =
                choice.latest()
                        .map(chosen -> chosen(plugin, listing, choice, chosen, known, movedTo))
                        .orElseGet(() -> none(plugin, listing, choice, known, suggestion));
        return account(plugin, resolution, listing, choice, suggestion);
    }

    /**
     * Keeps what is published, since the releases of the tags could not be looked up. That its tag
     * was moved is known all the same, and matters more.
     */
    ResolutionDetails open(
            PluginDefinition plugin,
            TagIndex listing,
            VersionChoice choice,
            Optional<LatestRelease> published,
            ResolutionProblem reason) {
        Optional<ResolutionProblem> moved =
                published.flatMap(before -> movedTag(plugin, listing, choice, before));
        Resolution kept = keep(plugin, published, moved.orElse(reason));
        return account(plugin, kept, listing, choice, Optional.empty());
    }

    /** That the tag of the published version leads to another commit now. */
    private Optional<ResolutionProblem> movedTag(
            PluginDefinition plugin,
            TagIndex listing,
            VersionChoice choice,
            LatestRelease published) {
        DowngradeGuard guard =
                new DowngradeGuard(plugin, choice, listing, published, acceptedMoves);
        return published.tag().flatMap(choice::candidate).flatMap(guard::moved);
    }

    /** Keeps what is published, since nothing was seen. */
    ResolutionDetails without(
            PluginDefinition plugin, Optional<LatestRelease> published, ResolutionProblem reason) {
        return ResolutionDetails.ofNothing(plugin, keep(plugin, published, reason));
    }

    private static ResolutionDetails account(
            PluginDefinition plugin,
            Resolution resolution,
            TagIndex listing,
            VersionChoice choice,
            Optional<PatternSuggestion> suggestion) {
        return new ResolutionDetails(
                plugin,
                resolution,
                listing,
                choice.candidates(),
                choice.latest(),
                choice.prerelease(),
                suggestion);
    }

    /** The pattern that was probably meant where no version of a plugin counts. */
    private Optional<PatternSuggestion> suggestion(
            PluginDefinition plugin, TagIndex listing, VersionChoice choice) {
        VersionSelection selection = plugin.selection();
        TagPattern pattern = selection.tagPattern();
        List<Candidate> candidates = choice.candidates();
        if (choice.prerelease().isPresent()) {
            return listing.suggestions()
                    .suggestWithoutSuffix(
                            pattern,
                            text ->
                                    selection
                                            .scheme()
                                            .parse(text)
                                            .filter(version -> !version.isPrerelease())
                                            .isPresent());
        }
        return candidates.size() == choice.with(CandidateStatus.NO_VERSION).size()
                ? listing.suggestions()
                        .suggest(
                                pattern,
                                text -> selection.scheme().parse(text).isPresent(),
                                tag -> isTaken(tag, plugin))
                : Optional.empty();
    }

    private boolean isTaken(String tag, PluginDefinition by) {
        return plugins.stream()
                .anyMatch(other -> !other.id().equals(by.id()) && other.selection().matches(tag));
    }

    private Resolution chosen(
            PluginDefinition plugin,
            TagIndex listing,
            VersionChoice choice,
            Candidate chosen,
            Optional<LatestRelease> published,
            Optional<RepositoryUrl> movedTo) {
        Optional<DowngradeGuard> guard =
                published.map(
                        before ->
                                new DowngradeGuard(plugin, choice, listing, before, acceptedMoves));
        Optional<ResolutionProblem> objection = guard.flatMap(it -> it.objection(chosen));
        if (objection.isPresent()) {
            return new Resolution.Kept(
                    plugin.id(),
                    published.orElseThrow(),
                    guard.filter(it -> it.isLower(chosen)).isPresent(),
                    objection.get());
        }
        Optional<ResolutionProblem> lowered =
                guard.filter(it -> it.isLower(chosen)).map(it -> it.warning(chosen));
        SelectionWarnings about = new SelectionWarnings(plugin, now);
        List<ResolutionProblem> remarks = new ArrayList<>(about.on(choice));
        movedTo.map(about::moved).ifPresent(remarks::add);
        lowered.ifPresent(remarks::add);
        published
                .filter(before -> !before.tag().equals(Optional.of(chosen.release().tag())))
                .flatMap(before -> movedTag(plugin, listing, choice, before))
                .map(
                        moved ->
                                new ResolutionProblem(
                                        Impact.WARNING, moved.problem(), moved.remedy()))
                .ifPresent(remarks::add);
        guard.flatMap(it -> it.acceptedMove(chosen)).ifPresent(remarks::add);
        return new Resolution.Resolved(
                plugin.id(), latest(chosen, choice), lowered.isPresent(), remarks);
    }

    private Resolution none(
            PluginDefinition plugin,
            TagIndex listing,
            VersionChoice choice,
            Optional<LatestRelease> published,
            Optional<PatternSuggestion> suggestion) {
        NoVersionDiagnosis nothing =
                new NoVersionDiagnosis(plugin, repository, choice, listing, suggestion);
        Optional<ResolutionProblem> neverTagged = published.flatMap(nothing::neverTagged);
        if (published.isPresent() && neverTagged.isEmpty()) {
            return new Resolution.Kept(
                    plugin.id(), published.get(), true, nothing.reason(Impact.PERMANENT));
        }
        return new Resolution.Unreleased(
                plugin.id(),
                new LatestRelease(
                        LatestRelease.UNKNOWN,
                        ReleaseUrls.of(repository),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        choice.prerelease().map(Candidate::text)),
                published.isPresent(),
                neverTagged.orElseGet(() -> nothing.reason(Impact.WARNING)));
    }

    private Resolution keep(
            PluginDefinition plugin, Optional<LatestRelease> published, ResolutionProblem reason) {
        if (published.isEmpty()) {
            return new Resolution.Unresolved(plugin.id(), reason.unresolved());
        }
        return new Resolution.Kept(
                plugin.id(),
                published
                        .filter(LatestRelease::isKnown)
                        .orElseGet(() -> LatestRelease.unknown(ReleaseUrls.of(repository))),
                false,
                reason);
    }

    private LatestRelease latest(Candidate chosen, VersionChoice choice) {
        Release release = chosen.release();
        return new LatestRelease(
                chosen.text(),
                ReleaseUrls.of(repository, forge, release),
                release.publishedAt(),
                Optional.of(release.tag()),
                release.commit(),
                choice.prerelease().map(Candidate::text));
    }
}
