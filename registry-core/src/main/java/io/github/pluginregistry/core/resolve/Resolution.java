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

    /** What there is to say of how it was decided. */
    default List<Reason> reasons() {
        return fold(
                Resolved::remarks,
                kept -> List.of(kept.reason()),
                unreleased -> List.of(unreleased.reason()));
    }

    /** Whether the plugin lost the version that is published, or goes back to a lower one. */
    boolean recedes();

    /**
     * The latest version is known.
     *
     * @param id the plugin
     * @param latest that version
     * @param recedes whether a higher one is published
     * @param remarks what there is to say about the tags it was chosen from
     */
    record Resolved(PluginId id, Latest latest, boolean recedes, List<Reason> remarks)
            implements Resolution {
        public Resolved {
            remarks = List.copyOf(remarks);
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
     * @param recedes whether the repository answered, and has that version no more
     * @param reason why
     */
    record Kept(PluginId id, Latest latest, boolean recedes, Reason reason) implements Resolution {
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
     * @param recedes whether a version is published all the same
     * @param reason what was found instead
     */
    record Unreleased(PluginId id, Latest latest, boolean recedes, Reason reason)
            implements Resolution {
        @Override
        public <T> T fold(
                Function<Resolved, T> resolved,
                Function<Kept, T> kept,
                Function<Unreleased, T> unreleased) {
            return unreleased.apply(this);
        }
    }
}
