package io.github.pluginregistry.maven.site;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.outputs.WebAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;

/** Writes the page of a registry. Texts are data: the sink escapes them. */
public final class SitePage {

    private static final int LATELY = 10;

    /** As many versions of a plugin as the page has room for. */
    private static final int VERSIONS = 100;

    private final Sink sink;

    public SitePage(Sink sink) {
        this.sink = sink;
    }

    public void write(Registry registry) {
        sink.head();
        sink.title();
        text(registry.name());
        sink.title_();
        sink.head_();
        sink.body();
        section(1, registry.name(), () -> content(registry));
        sink.body_();
    }

    private void content(Registry registry) {
        paragraph(registry.description());
        latestVersions(registry.plugins());
        releasedLately(registry.plugins());
        section(2, "Plugins", () -> registry.plugins().forEach(this::plugin));
    }

    private void latestVersions(List<Plugin> plugins) {
        sink.table();
        sink.tableRows();
        head("Plugin", "Latest version", "Released", "Status");
        for (Plugin plugin : plugins) {
            LatestRelease latest = plugin.latest();
            sink.tableRow();
            cell(plugin.profile().name(), "#" + plugin.id().value());
            cell(latest.version(), latest.isKnown() ? latest.releaseUrl() : "");
            cell(latest.releasedAt().map(SitePage::date).orElse(""));
            cell(plugin.profile().status().key());
            sink.tableRow_();
        }
        sink.tableRows_();
        sink.table_();
    }

    private void releasedLately(List<Plugin> plugins) {
        List<Plugin> dated =
                plugins.stream()
                        .filter(plugin -> plugin.latest().releasedAt().isPresent())
                        .sorted(Comparator.comparing(SitePage::released).reversed())
                        .limit(LATELY)
                        .toList();
        if (dated.isEmpty()) {
            return;
        }
        section(
                2,
                "Released lately",
                () -> {
                    sink.list();
                    for (Plugin plugin : dated) {
                        sink.listItem();
                        link(
                                plugin.profile().name() + " " + plugin.latest().version(),
                                plugin.latest().releaseUrl());
                        text(", " + date(released(plugin)));
                        sink.listItem_();
                    }
                    sink.list_();
                });
    }

    private static Instant released(Plugin plugin) {
        return plugin.latest().releasedAt().orElse(Instant.EPOCH);
    }

    private void plugin(Plugin plugin) {
        PluginMetadata profile = plugin.profile();
        sink.anchor(plugin.id().value());
        sink.anchor_();
        section(
                3,
                profile.name(),
                () -> {
                    paragraph(profile.description());
                    sink.paragraph();
                    text("Repository: ");
                    link(profile.repository(), profile.repository());
                    sink.paragraph_();
                    versions(plugin.versions());
                });
    }

    private void versions(List<PluginVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        sink.table();
        sink.tableRows();
        head("Version", "Released", "Note");
        for (PluginVersion version : versions.subList(0, Math.min(VERSIONS, versions.size()))) {
            sink.tableRow();
            cell(version.version(), version.releaseUrl());
            cell(version.releasedAt().map(SitePage::date).orElse(""));
            cell(note(version));
            sink.tableRow_();
        }
        sink.tableRows_();
        sink.table_();
        if (versions.size() > VERSIONS) {
            paragraph("%d older versions are not shown.".formatted(versions.size() - VERSIONS));
        }
    }

    private static String note(PluginVersion version) {
        if (version.state() != State.RELEASED) {
            return version.state().key() + ": " + version.reason();
        }
        return version.prerelease() ? "prerelease" : "";
    }

    private void section(int level, String title, Runnable content) {
        sink.section(level, null);
        sink.sectionTitle(level, null);
        text(title);
        sink.sectionTitle_(level);
        content.run();
        sink.section_(level);
    }

    private void head(String... cells) {
        sink.tableRow();
        for (String cell : cells) {
            sink.tableHeaderCell();
            text(cell);
            sink.tableHeaderCell_();
        }
        sink.tableRow_();
    }

    private void cell(String text) {
        cell(text, "");
    }

    private void cell(String text, String address) {
        sink.tableCell();
        link(text, address);
        sink.tableCell_();
    }

    /** A text, which is a link if the address is one that readers may be sent to. */
    private void link(String text, String address) {
        Optional<String> target =
                address.startsWith("#") ? Optional.of(address) : WebAddress.of(address);
        target.ifPresent(sink::link);
        text(text);
        target.ifPresent(ignored -> sink.link_());
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            sink.paragraph();
            text(text);
            sink.paragraph_();
        }
    }

    private void text(String text) {
        sink.text(ControlCharEscaper.of(text));
    }

    private static String date(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
