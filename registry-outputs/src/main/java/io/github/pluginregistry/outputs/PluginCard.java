package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.output.PluginUsage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plugin on the page.
 *
 * @param date when the latest version was released in RFC 3339; empty if that is not known
 * @param install what users run or add to a configuration
 * @param count how many versions it has; {@code versions} are the highest of them
 */
record PluginCard(
        String id,
        String name,
        String description,
        String version,
        boolean released,
        String date,
        String day,
        @Nullable String prerelease,
        String status,
        List<String> labels,
        String repositoryName,
        @Nullable String releaseUrl,
        @Nullable String repository,
        @Nullable String documentation,
        @Nullable String successor,
        @Nullable String install,
        @Nullable String download,
        @Nullable String tag,
        @Nullable String commit,
        List<VersionRow> versions,
        int count) {

    static PluginCard of(Plugin plugin, int most) {
        PluginMetadata profile = plugin.profile();
        return new PluginCard(
                plugin.id().value(),
                XmlText.clean(profile.name()),
                XmlText.clean(profile.description()),
                XmlText.clean(plugin.latest().version()),
                plugin.latest().isKnown(),
                plugin.latest().releasedAt().map(Instant::toString).orElse(""),
                PageView.day(plugin.latest().releasedAt()),
                plugin.latest().prerelease().map(XmlText::clean).orElse(null),
                profile.status().key(),
                profile.labels().stream().map(XmlText::clean).toList(),
                shortName(profile.repository()),
                plugin.latest().isKnown()
                        ? WebAddress.of(plugin.latest().releaseUrl()).orElse(null)
                        : null,
                WebAddress.of(profile.repository()).orElse(null),
                profile.docs().flatMap(WebAddress::of).orElse(null),
                profile.replacedBy().map(PluginId::value).orElse(null),
                PluginUsage.install(plugin).map(PluginCard::lines).orElse(null),
                PluginUsage.download(plugin).flatMap(WebAddress::of).orElse(null),
                plugin.latest().tag().map(XmlText::clean).orElse(null),
                plugin.latest().commit().map(XmlText::clean).orElse(null),
                plugin.versions().stream()
                        .limit(most)
                        .map(version -> VersionRow.of(plugin, version))
                        .toList(),
                plugin.versions().size());
    }

    /** The same lines, which have no characters that hide. */
    private static String lines(String text) {
        return text.lines().map(XmlText::clean).collect(Collectors.joining("\n"));
    }

    /** Host and path of a web address, without what all of them have; other addresses as is. */
    private static String shortName(String address) {
        return XmlText.clean(
                WebAddress.of(address)
                        .map(URI::create)
                        .map(uri -> uri.getRawAuthority() + uri.getPath())
                        .map(name -> name.replaceFirst("(\\.git)?/*$", ""))
                        .orElse(address));
    }

    /** No id of a plugin has a colon. */
    String titleId() {
        return "title:" + id;
    }

    String file() {
        return "plugins/%s.json".formatted(id);
    }

    /** What there is to unfold; empty if there is nothing. */
    String more() {
        StringJoiner parts = new StringJoiner(", ");
        if (install != null) {
            parts.add("Install");
        } else if (download != null) {
            parts.add("Download");
        } else if (tag != null && count == 0) {
            parts.add("Details");
        }
        if (count > 0) {
            parts.add(count == 1 ? "1 version" : count + " versions");
        }
        return parts.toString();
    }
}
