package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one plugin's latest version came about: everything that was seen, and what each tag was
 * worth.
 *
 * @param choice what each tag was worth, and the one that won, whether it is published or not
 * @param suggested the pattern that was probably meant, if no version counts
 * @param versions the plugin's history after the run, in no order; empty where none is kept
 */
public record ResolutionDetails(
        PluginDefinition plugin,
        Resolution resolution,
        TagIndex listing,
        VersionChoice choice,
        @Nullable PatternSuggestion suggested,
        List<PluginVersion> versions) {

    public ResolutionDetails {
        versions = List.copyOf(versions);
    }

    ResolutionDetails with(List<PluginVersion> history) {
        return new ResolutionDetails(plugin, resolution, listing, choice, suggested, history);
    }

    /** The tags that match one of the plugin's patterns, the highest version first. */
    public List<Candidate> candidates() {
        return choice.candidates();
    }

    /** The tag that won. */
    public Optional<Candidate> chosen() {
        return choice.latest();
    }

    /** The highest prerelease above the tag that won. */
    public Optional<Candidate> prerelease() {
        return choice.prerelease();
    }

    /** The pattern that was probably meant; empty if a version counts. */
    public Optional<PatternSuggestion> suggestion() {
        return Optional.ofNullable(suggested);
    }

    /** Whether only a higher version keeps a candidate from being the latest. */
    public boolean mayBeLatest(Candidate candidate) {
        return candidate.mayBeLatest(plugin.selection());
    }
}
