package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.check.CheckoutLocator;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.CoverageAnalyzer;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.ResolutionDetails;
import io.github.pluginregistry.core.resolve.ResolveScope;
import java.io.IOException;
import java.util.List;

/** Explains how the latest version of a plugin is chosen. */
public record ExplainPlugin(
        RegistryDefinition definition,
        RegistryFiles files,
        LatestReleases releases,
        CheckoutLocator checkout) {

    /** Explains every plugin, and what the definition leaves out. */
    public ExplainReport explain() throws IOException, InvalidRegistryFileException {
        PublishedRegistry published = files.read().registry();
        List<ResolutionDetails> details =
                releases.find(definition, published.entries(), ResolveScope.ALL_TAGS).details();
        return new ExplainReport(
                explanations(details, published),
                CoverageAnalyzer.analyze(definition, details, checkout.index()));
    }

    /**
     * Explains one plugin, with the releases of all its tags.
     *
     * @throws IllegalArgumentException if there is no such plugin
     */
    public ExplainReport explain(String plugin) throws IOException, InvalidRegistryFileException {
        RegistryDefinition single = definition.only(plugin);
        PublishedRegistry published = files.read().registry();
        return new ExplainReport(
                explanations(
                        releases.find(single, published.entries(), ResolveScope.EVERYTHING)
                                .details(),
                        published),
                List.of());
    }

    private static List<Explanation> explanations(
            List<ResolutionDetails> details, PublishedRegistry published) {
        return details.stream()
                .map(it -> new Explanation(it, latest(published, it.plugin())))
                .toList();
    }

    private static LatestRelease latest(PublishedRegistry published, PluginDefinition plugin) {
        return published
                .latest(plugin.id())
                .orElseGet(() -> LatestRelease.unknown(plugin.repository().address()));
    }
}
