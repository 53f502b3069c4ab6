package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how a definition covers the repositories that it names. */
public final class CoverageAnalyzer {

    private CoverageAnalyzer() {}

    /**
     * Everything there is to look at, repository by repository in the definition's order. Of a
     * repository that did not answer nothing is said but what the checkout shows.
     *
     * @param accounts one for every plugin of the definition: what one of them leaves unclaimed may
     *     be another one's
     * @param ignored tags of which nothing is to be told
     * @param home the checkout that the definition lies in
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
     *
     * @param accounts one for every plugin of the definition
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

    /** A repository without a tag has answered where the plugin is found to be unreleased. */
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
