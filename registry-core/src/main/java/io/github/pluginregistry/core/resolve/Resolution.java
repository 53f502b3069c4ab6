package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import java.util.List;
import java.util.function.Function;

/** What was decided for one plugin. */
public sealed interface Resolution {

    /** The plugin. */
    PluginId id();

    /** What the registry says of the plugin from now on. */
    Latest latest();

    /** Calls the function for the case at hand. */
    <T> T fold(
            Function<Resolved, T> resolved,
            Function<Kept, T> kept,
            Function<Unreleased, T> unreleased);

    /**
     * The latest version is known.
     *
     * @param id the plugin
     * @param latest that version
     * @param uncounted tags that match the plugin's pattern and spell no version, in the order of
     *     their text
     */
    record Resolved(PluginId id, Latest latest, List<String> uncounted) implements Resolution {
        public Resolved {
            uncounted = List.copyOf(uncounted);
        }

        @Override
        public <T> T fold(
                Function<Resolved, T> resolved,
                Function<Kept, T> kept,
                Function<Unreleased, T> unreleased) {
            return resolved.apply(this);
        }
    }

    /**
     * Nothing could be decided; what was published stays.
     *
     * @param id the plugin
     * @param latest what was published or, where nothing was, that nothing is known
     * @param reason why
     */
    record Kept(PluginId id, Latest latest, Reason reason) implements Resolution {
        @Override
        public <T> T fold(
                Function<Resolved, T> resolved,
                Function<Kept, T> kept,
                Function<Unreleased, T> unreleased) {
            return kept.apply(this);
        }
    }

    /**
     * The plugin has never had a release that counts.
     *
     * @param id the plugin
     * @param latest that nothing is known but, perhaps, a prerelease
     * @param reason what was found instead
     */
    record Unreleased(PluginId id, Latest latest, Reason reason) implements Resolution {
        @Override
        public <T> T fold(
                Function<Resolved, T> resolved,
                Function<Kept, T> kept,
                Function<Unreleased, T> unreleased) {
            return unreleased.apply(this);
        }
    }
}
