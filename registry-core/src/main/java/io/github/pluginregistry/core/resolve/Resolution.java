package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was decided for one plugin. */
public sealed interface Resolution {

    PluginId id();

    /** What the registry says of the plugin from now on; empty where it says nothing. */
    Optional<LatestRelease> entry();

    /** Calls the function for the case at hand. */
    default <T> T fold(
            Function<Resolved, T> resolved,
            Function<Kept, T> kept,
            Function<Unreleased, T> unreleased,
            Function<Unresolved, T> unresolved) {
        if (this instanceof Resolved it) {
            return resolved.apply(it);
        }
        if (this instanceof Kept it) {
            return kept.apply(it);
        }
        return this instanceof Unreleased it
                ? unreleased.apply(it)
                : unresolved.apply((Unresolved) this);
    }

    /** What there is to say of how it was decided. */
    default List<ResolutionProblem> reasons() {
        return fold(
                Resolved::remarks,
                kept -> List.of(kept.reason()),
                unreleased -> List.of(unreleased.reason()),
                unresolved -> List.of(unresolved.reason()));
    }

    /** Whether the plugin lost the version that is published, or goes back to a lower one. */
    boolean isDowngrade();

    /**
     * The latest version is known.
     *
     * @param isDowngrade whether a higher one is published
     * @param remarks what there is to say about the tags it was chosen from
     */
    record Resolved(
            PluginId id, LatestRelease latest, boolean isDowngrade, List<ResolutionProblem> remarks)
            implements Resolution {
        public Resolved {
            remarks = List.copyOf(remarks);
        }

        @Override
        public Optional<LatestRelease> entry() {
            return Optional.of(latest);
        }
    }

    /**
     * Nothing could be decided; what was published stays.
     *
     * @param isDowngrade whether the repository answered, and has that version no more
     */
    record Kept(PluginId id, LatestRelease latest, boolean isDowngrade, ResolutionProblem reason)
            implements Resolution {
        @Override
        public Optional<LatestRelease> entry() {
            return Optional.of(latest);
        }
    }

    /**
     * The plugin has never had a release that counts.
     *
     * @param latest that nothing is known but, perhaps, a prerelease
     * @param isDowngrade whether a version is published all the same
     */
    record Unreleased(
            PluginId id, LatestRelease latest, boolean isDowngrade, ResolutionProblem reason)
            implements Resolution {
        @Override
        public Optional<LatestRelease> entry() {
            return Optional.of(latest);
        }
    }

    /** Nothing could be decided, and nothing is published: the registry leaves the plugin out. */
    record Unresolved(PluginId id, ResolutionProblem reason) implements Resolution {
        @Override
        public Optional<LatestRelease> entry() {
            return Optional.empty();
        }

        @Override
        public boolean isDowngrade() {
            return false;
        }
    }
}
