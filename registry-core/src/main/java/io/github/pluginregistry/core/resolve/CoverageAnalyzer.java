package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Analyzes which tags, patterns, source paths and ignores a definition covers or lacks. */
public final class CoverageAnalyzer {

    private CoverageAnalyzer() {}

    /**
     * Finds what the definition leaves out, or names in vain.
     *
     * @param details one for every plugin of the definition
     */
    public static List<CoverageWarning> analyze(
            RegistryDefinition definition,
            List<ResolutionDetails> details,
            CheckoutIndex checkout) {
        return Stream.concat(
                        of(details, definition.ignoredTags(), checkout).stream(),
                        unusedIgnores(definition, details).stream())
                .toList();
    }

    /** The same without the patterns of plugins that match nothing at all, which is reported. */
    public static List<CoverageWarning> analyzeResolved(
            RegistryDefinition definition,
            List<ResolutionDetails> details,
            CheckoutIndex checkout) {
        Set<PluginId> matching =
                details.stream()
                        .filter(it -> !it.candidates().isEmpty())
                        .map(it -> it.plugin().id())
                        .collect(Collectors.toSet());
        return analyze(definition, details, checkout).stream()
                .filter(
                        warning ->
                                warning.kind() != CoverageWarning.Kind.IDLE_PATTERN
                                        || !Collections.disjoint(warning.plugins(), matching))
                .toList();
    }

    /**
     * All warnings, repository by repository in the definition's order. A repository that did not
     * answer gets only warnings about the checkout.
     *
     * @param accounts the details of every plugin of the definition: a tag that one plugin does not
     *     match may be another one's
     */
    public static List<CoverageWarning> of(
            List<ResolutionDetails> accounts, List<IgnoredTags> ignored, CheckoutIndex home) {
        return RepositoryCoverage.of(accounts, ignored)
                .flatMap(
                        ground ->
                                Stream.of(
                                                new UnmatchedTags(ground).observe(),
                                                new OverlappingPatterns(ground).observe(),
                                                new UnmatchedPatterns(ground).observe(),
                                                missingSources(ground, home))
                                        .flatMap(List::stream))
                .toList();
    }

    private static List<CoverageWarning> missingSources(
            RepositoryCoverage ground, CheckoutIndex home) {
        return home.isOf(ground.repository())
                ? ground.plugins().stream()
                        .filter(plugin -> !home.holds().test(plugin.profile().sourcePath()))
                        .map(plugin -> missingSource(plugin, ground.repository()))
                        .toList()
                : List.of();
    }

    private static CoverageWarning missingSource(
            PluginDefinition plugin, RepositoryUrl repository) {
        List<PluginId> about = List.of(plugin.id());
        return new CoverageWarning(
                CoverageWarning.Kind.MISSING_SOURCE,
                about,
                repository,
                "sourcePath",
                "there is no \"%s\" in this checkout of %s"
                        .formatted(plugin.profile().sourcePath(), repository),
                "correct sourcePath in " + plugin.positionOf("sourcePath"));
    }

    /**
     * Finds the entries of {@code coverage.ignore} that no longer match a tag of any repository;
     * none where a repository did not answer, since its tags may be meant. An entry that repeats a
     * plugin's own pattern may match nothing.
     */
    public static List<CoverageWarning> unusedIgnores(
            RegistryDefinition definition, List<ResolutionDetails> accounts) {
        if (definition.ignoredTags().isEmpty()
                || !accounts.stream().allMatch(CoverageAnalyzer::answered)) {
            return List.of();
        }
        Set<TagPattern> patterns =
                definition.plugins().stream()
                        .flatMap(plugin -> plugin.selection().tagPatterns().stream())
                        .collect(Collectors.toSet());
        return definition.ignoredTags().stream()
                .filter(ignored -> !patterns.contains(ignored.tags()))
                .filter(ignored -> !matches(ignored, accounts))
                .map(ignored -> unusedIgnore(definition, ignored))
                .toList();
    }

    /** A repository without tags did answer if the plugin's resolution is unreleased. */
    private static boolean answered(ResolutionDetails account) {
        return account.listing().tags().findAny().isPresent()
                || account.resolution() instanceof Resolution.Unreleased;
    }

    private static boolean matches(IgnoredTags ignored, List<ResolutionDetails> accounts) {
        return accounts.stream()
                .map(ResolutionDetails::listing)
                .distinct()
                .anyMatch(listing -> listing.tags().anyMatch(ignored::covers));
    }

    private static CoverageWarning unusedIgnore(
            RegistryDefinition definition, IgnoredTags ignored) {
        return new CoverageWarning(
                CoverageWarning.Kind.UNUSED_IGNORE,
                List.of(),
                definition.repository(),
                "coverage",
                "\"%s\" under coverage.ignore matches no tag of any repository"
                        .formatted(ignored.tags()),
                "remove it in %s, or correct it".formatted(ignored.position()));
    }
}
