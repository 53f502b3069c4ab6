package io.github.pluginregistry.sdk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plugin of the registry and its latest release. A text that the plugin does not have is empty.
 *
 * @param id unique in the registry
 * @param name the name for people
 * @param description one sentence
 * @param repository the URL of the repository that its tags are in
 * @param sourcePath the directory of its sources in the repository
 * @param tagPattern the glob that its tags match
 * @param status {@code stable}, {@code beta}, {@code alpha} or {@code deprecated}
 * @param latestVersion as the tag spells it; {@code unknown} where nothing was released yet
 * @param tag the tag of the latest version
 * @param commit the commit of the tag, 40 hexadecimal digits
 * @param releasedAt when the latest version was released; null where that is not known
 * @param releaseUrl the page of the release, or of the repository
 * @param labels the labels of the plugin
 */
public record PluginInfo(
        String id,
        String name,
        String description,
        String repository,
        String sourcePath,
        String tagPattern,
        String status,
        String latestVersion,
        String tag,
        String commit,
        @Nullable Instant releasedAt,
        String releaseUrl,
        List<String> labels) {

    public PluginInfo {
        Objects.requireNonNull(id);
        labels = List.copyOf(labels);
    }

    /** When the latest version was released. */
    public Optional<Instant> released() {
        return Optional.ofNullable(releasedAt);
    }

    /** Whether any version of the plugin was released. */
    public boolean hasVersion() {
        return !latestVersion.equals("unknown");
    }
}
