package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version on the page.
 *
 * @param id the id of its plugin
 * @param name the name of its plugin
 * @param date when it was released in RFC 3339; empty if that is not known
 * @param state what readers should know of it: that it is the latest or a prerelease, or why it
 *     cannot be used; otherwise empty
 */
record VersionRow(
        String id,
        String name,
        String version,
        String date,
        String day,
        String state,
        boolean prerelease,
        @Nullable String url) {

    static VersionRow of(Plugin plugin, PluginVersion version) {
        return new VersionRow(
                plugin.id().value(),
                XmlText.clean(plugin.profile().name()),
                XmlText.clean(version.version()),
                version.releasedAt().map(Instant::toString).orElse(""),
                PageView.day(version.releasedAt()),
                stateOf(plugin, version),
                version.prerelease(),
                version.state() == State.WITHDRAWN
                        ? null
                        : WebAddress.of(version.releaseUrl()).orElse(null));
    }

    private static String stateOf(Plugin plugin, PluginVersion version) {
        if (version.state() == State.RELEASED) {
            boolean latest = plugin.latest().tag().filter(version.tag()::equals).isPresent();
            if (version.prerelease()) {
                return latest ? "latest, prerelease" : "prerelease";
            }
            return latest ? "latest" : "";
        }
        return "%s: %s".formatted(version.state().key(), XmlText.clean(version.reason()));
    }
}
