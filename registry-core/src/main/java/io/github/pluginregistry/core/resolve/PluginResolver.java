package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tags and releases of one plugin into its resolution, without any access.
 *
 * @param hasReleases whether the host has releases, and not only tags
 */
record PluginResolver(
        RepositoryContext context,
        PluginDefinition plugin,
        @Nullable LatestRelease published,
        TagIndex listing,
        VersionChoice choice,
        boolean hasReleases) {

    /** For a plugin whose repository did not answer. */
    static PluginResolver ofNoTags(
            RepositoryContext context, PluginDefinition plugin, @Nullable LatestRelease published) {
        return new PluginResolver(
                context, plugin, published, TagIndex.ofTags(List.of()), VersionChoice.NONE, true);
    }

    /**
     * Resolves a plugin of which everything necessary is known.
     *
     * @param movedTo the address that the repository has now, if it is another one
     */
    ResolutionDetails resolve(@Nullable RepositoryUrl movedTo) {
        Optional<Candidate> chosen = choice.latest();
        if (chosen.isPresent()) {
            return details(chosen(chosen.get(), movedTo), null);
        }
        @Nullable PatternSuggestion suggestion = suggestion().orElse(null);
        return details(none(suggestion), suggestion);
    }

    /**
     * Keeps what is published, since the tags or their releases could not be looked up. That the
     * published tag was moved is known all the same, and matters more.
     */
    ResolutionDetails keep(ResolutionProblem reason) {
        if (published == null) {
            return details(new Resolution.Unresolved(plugin.id(), reason.unresolved()), null);
        }
        LatestRelease latest =
                published.isKnown()
                        ? published
                        : LatestRelease.unknown(ReleaseUrls.of(context.repository()));
        ResolutionProblem problem = movedTag(published).orElse(reason);
        return details(new Resolution.Kept(plugin.id(), latest, false, problem), null);
    }

    /** The tags that match a pattern of the plugin. */
    List<Candidate> candidates() {
        return choice.candidates();
    }

    private ResolutionDetails details(
            Resolution resolution, @Nullable PatternSuggestion suggestion) {
        return new ResolutionDetails(plugin, resolution, listing, choice, suggestion, List.of());
    }

    private Optional<LatestRelease> known() {
        return Optional.ofNullable(published).filter(LatestRelease::isKnown);
    }

    private DowngradeGuard guard(LatestRelease before) {
        return new DowngradeGuard(plugin, choice, listing, before, context.acceptedMoves());
    }

    /** That the tag of the published version leads to another commit now. */
    private Optional<ResolutionProblem> movedTag(LatestRelease before) {
        return before.tag().flatMap(choice::candidate).flatMap(guard(before)::moved);
    }

    /** The pattern that was probably meant where no version of a plugin counts. */
    private Optional<PatternSuggestion> suggestion() {
        VersionSelection selection = plugin.selection();
        TagPattern pattern = selection.tagPattern();
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
        return choice.candidates().size() == choice.with(CandidateStatus.NO_VERSION).size()
                ? listing.suggestions()
                        .suggest(
                                pattern,
                                text -> selection.scheme().parse(text).isPresent(),
                                this::isOfAnotherPlugin)
                : Optional.empty();
    }

    private boolean isOfAnotherPlugin(String tag) {
        return context.plugins().stream()
                .anyMatch(
                        other -> !other.id().equals(plugin.id()) && other.selection().matches(tag));
    }

    private Resolution chosen(Candidate chosen, @Nullable RepositoryUrl movedTo) {
        Optional<DowngradeGuard> guard = known().map(this::guard);
        boolean isLower = guard.filter(it -> it.isLower(chosen)).isPresent();
        Optional<ResolutionProblem> objection = guard.flatMap(it -> it.objection(chosen));
        if (objection.isPresent()) {
            return new Resolution.Kept(
                    plugin.id(), known().orElseThrow(), isLower, objection.get());
        }
        SelectionWarnings warnings = new SelectionWarnings(plugin, context.now());
        List<ResolutionProblem> remarks = new ArrayList<>(warnings.on(choice));
        if (movedTo != null) {
            remarks.add(warnings.moved(movedTo));
        }
        guard.filter(it -> isLower).map(it -> it.warning(chosen)).ifPresent(remarks::add);
        movedFormerTag().ifPresent(remarks::add);
        guard.flatMap(it -> it.acceptedMove(chosen)).ifPresent(remarks::add);
        return new Resolution.Resolved(plugin.id(), latest(chosen), isLower, remarks);
    }

    /** That the published tag was moved is only a warning where another one is chosen. */
    private Optional<ResolutionProblem> movedFormerTag() {
        return known().flatMap(this::movedTag)
                .map(
                        moved ->
                                new ResolutionProblem(
                                        Impact.WARNING, moved.problem(), moved.remedy()));
    }

    private Resolution none(@Nullable PatternSuggestion suggestion) {
        NoVersionDiagnosis diagnosis =
                new NoVersionDiagnosis(
                        plugin, context.repository(), choice, listing, hasReleases, suggestion);
        Optional<ResolutionProblem> neverTagged = known().flatMap(diagnosis::neverTagged);
        if (known().isPresent() && neverTagged.isEmpty()) {
            return new Resolution.Kept(
                    plugin.id(), known().get(), true, diagnosis.reason(Impact.PERMANENT));
        }
        return new Resolution.Unreleased(
                plugin.id(),
                new LatestRelease(
                        LatestRelease.UNKNOWN,
                        ReleaseUrls.of(context.repository()),
                        null,
                        null,
                        null,
                        choice.prerelease().map(Candidate::text).orElse(null)),
                known().isPresent(),
                neverTagged.orElseGet(() -> diagnosis.reason(Impact.WARNING)));
    }

    private LatestRelease latest(Candidate chosen) {
        Release release = chosen.release();
        return new LatestRelease(
                chosen.text(),
                ReleaseUrls.of(context.repository(), context.forge(), release),
                release.date(),
                release.tag(),
                release.commitId(),
                choice.prerelease().map(Candidate::text).orElse(null));
    }
}
