package io.github.pluginregistry.core.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plugin in its history.
 *
 * @param version the version as the tag spells it
 * @param commitId the full object id of the commit the tag led to
 * @param date when it was released; the date of the tag where it has no release, or where that was
 *     not looked up
 * @param prerelease whether it is a prerelease, by its text or by the forge's flag
 * @param reason why it is ignored or withdrawn; empty for a released version
 * @param releaseUrl the release's page, or the repository where there is none; empty in a history
 *     that is read, since it follows from the tag
 */
public record PluginVersion(
        String version,
        String tag,
        @Nullable String commitId,
        @Nullable Instant date,
        boolean prerelease,
        State state,
        String reason,
        String releaseUrl) {

    /** Whether a version can be used. */
    public enum State {
        RELEASED,
        /** The definition ignores it. */
        IGNORED,
        /** Its tag is gone, or no longer one of the plugin. */
        WITHDRAWN;

        /** Finds the state by the word that files use for it. */
        public static Optional<State> of(String key) {
            return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
        }

        /** The word that files use for this state. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The full object id of the commit, if it is known. */
    public Optional<String> commit() {
        return Optional.ofNullable(commitId);
    }

    /** When it was released, if that is known. */
    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(date);
    }

    /** Whether there is nothing more to find out about a tag that leads to this commit. */
    public boolean isCompleteFor(Release release) {
        return date != null && tag.equals(release.tag()) && isOf(release.commitId());
    }

    private boolean isOf(@Nullable String commit) {
        return commitId != null && commitId.equals(commit);
    }

    /** The same version in another state. */
    public PluginVersion in(State other, String why) {
        return new PluginVersion(version, tag, commitId, date, prerelease, other, why, releaseUrl);
    }

    /** The same version with the address of its page. */
    public PluginVersion at(String url) {
        return new PluginVersion(version, tag, commitId, date, prerelease, state, reason, url);
    }
}
