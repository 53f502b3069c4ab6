package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import java.util.List;
import java.util.Optional;

/**
 * How one plugin's latest version came about: everything that was seen, and what each tag was
 * worth.
 *
 * @param plugin the plugin
 * @param resolution what was decided
 * @param listing what the plugin's repository lists; plugins that were told the same share one
 * @param candidates those that match one of the plugin's patterns, the highest version first
 * @param chosen the one that won, whether it is published or not
 * @param prerelease the highest prerelease above it
 * @param suggestion the pattern that was probably meant, where no version counts
 */
public record ResolutionDetails(
        PluginDefinition plugin,
        Resolution resolution,
        TagIndex listing,
        List<Candidate> candidates,
        Optional<Candidate> chosen,
        Optional<Candidate> prerelease,
        Optional<PatternSuggestion> suggestion) {

    public ResolutionDetails {
        candidates = List.copyOf(candidates);
    }

    /** Whether nothing but a higher one keeps a candidate from being the latest version. */
    public boolean mayBeLatest(Candidate candidate) {
        return VersionChoice.mayBeLatest(candidate, plugin.selection());
    }

    /** Nothing was seen, because the repository did not answer. */
    static ResolutionDetails ofNothing(PluginDefinition plugin, Resolution resolution) {
        return new ResolutionDetails(
                plugin,
                resolution,
                TagIndex.ofTags(List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
