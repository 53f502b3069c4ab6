package io.github.pluginregistry.outputs;

import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.core.output.HeadingAnchors;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.output.MarkdownList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The registry for people, as Markdown: {@code overview.md}. It begins with the newest releases and
 * one table, and folds the details of each plugin.
 */
final class OverviewOutput implements AdditionalOutput {

    private static final String NAME = "overview.md";
    private static final String LATELY = "Released lately";
    private static final String PLUGINS = "Plugins";
    private static final String DETAILS = "Details";

    private static final List<String> COLUMNS =
            List.of("Plugin", "Version", "Released", "Status", "Docs");

    /** The versions of one plugin; {@code plugins/ID.json} has all. */
    private static final int VERSIONS = 10;

    private final boolean feed;

    OverviewOutput(RegistryDefinition definition) {
        this.feed = definition.outputs().contains(OutputType.FEED);
    }

    @Override
    public List<String> files() {
        return List.of(NAME);
    }

    /**
     * @throws IllegalArgumentException if the page is larger than any file may be that is read
     */
    @Override
    public Map<String, String> render(Registry registry) {
        HeadingAnchors headings = new HeadingAnchors(registry, List.of(LATELY, PLUGINS, DETAILS));
        List<Section> sections =
                registry.plugins().stream()
                        .map(it -> new Section(it, PluginCard.of(it, VERSIONS), headings, feed))
                        .toList();
        String page = introduction(registry) + lately(registry, headings) + plugins(sections);
        return Map.of(NAME, FileLimit.require(NAME, "overview", page));
    }

    private String introduction(Registry registry) {
        return "# %s\n\n%sLast change: %s. For programs: [plugins.json](plugins.json)%s.\n\n"
                .formatted(
                        MarkdownEscaper.text(registry.name()),
                        paragraph(registry.description()),
                        PageView.day(Optional.of(registry.lastUpdated())),
                        feed ? ", and an [Atom feed](feed.xml)" : "");
    }

    private static String paragraph(String prose) {
        return prose.isEmpty() ? "" : MarkdownEscaper.prose(prose) + "\n\n";
    }

    private static String lately(Registry registry, HeadingAnchors headings) {
        StringBuilder list = new StringBuilder();
        for (VersionRow row : PageView.lately(registry)) {
            list.append("- %s: %s ".formatted(row.day(), headings.link(new PluginId(row.id()))))
                    .append(linked(row.version(), row.url()))
                    .append(row.prerelease() ? " (prerelease)\n" : "\n");
        }
        return list.isEmpty() ? "" : "## %s\n\n%s\n".formatted(LATELY, list);
    }

    private static String plugins(List<Section> sections) {
        if (sections.isEmpty()) {
            return "## %s\n\nNo plugin is listed yet.\n".formatted(PLUGINS);
        }
        StringBuilder page = new StringBuilder("## %s\n\n".formatted(PLUGINS));
        appendTable(page, COLUMNS, sections.stream().map(Section::row).toList());
        page.append("\n## ").append(DETAILS).append('\n');
        sections.forEach(section -> section.appendTo(page));
        return page.toString();
    }

    private static void appendTable(
            StringBuilder page, List<String> columns, List<List<String>> rows) {
        page.append(MarkdownEscaper.row(columns));
        page.append(MarkdownEscaper.row(Collections.nCopies(columns.size(), "---")));
        rows.forEach(row -> page.append(MarkdownEscaper.row(row)));
    }

    private static String linked(String text, @Nullable String address) {
        String shown = MarkdownEscaper.text(text);
        return address == null ? shown : MarkdownEscaper.link(shown, address);
    }

    /** What the page says of a plugin: a row of the table, and the details. */
    private record Section(Plugin plugin, PluginCard card, HeadingAnchors headings, boolean feed) {

        List<String> row() {
            return List.of(
                    headings.link(plugin.id()),
                    card.released() ? linked(card.version(), card.releaseUrl()) : "no release yet",
                    card.day(),
                    status(),
                    card.documentation() == null
                            ? ""
                            : MarkdownEscaper.link("docs", card.documentation()));
        }

        private String status() {
            PluginMetadata metadata = plugin.profile();
            return metadata.replacedBy()
                    .map(other -> metadata.status().key() + ", use " + headings.link(other))
                    .orElse(metadata.status().key());
        }

        void appendTo(StringBuilder page) {
            page.append("\n### %s\n\n".formatted(MarkdownEscaper.text(headings.title(plugin.id()))))
                    .append(paragraph(plugin.profile().description()));
            if (card.install() != null) {
                page.append(MarkdownEscaper.block("text", card.install())).append('\n');
            }
            // After an empty line, what stands inside of an element is Markdown again.
            page.append("<details>\n<summary>Tag, commit and versions</summary>\n\n")
                    .append(facts());
            appendVersions(page);
            page.append("\n</details>\n");
        }

        private MarkdownList facts() {
            MarkdownList facts = new MarkdownList().code("Id", card.id());
            if (card.tag() != null) {
                facts.code("Tag", card.tag());
            }
            if (card.commit() != null) {
                facts.code("Commit", card.commit());
            }
            if (card.prerelease() != null) {
                facts.text("Prerelease", card.prerelease());
            }
            if (card.download() != null) {
                facts.markup("Download", linked(card.version(), card.download()));
            }
            if (!card.labels().isEmpty()) {
                facts.text("Labels", String.join(", ", card.labels()));
            }
            if (feed) {
                facts.markup("Feed", "[feeds/%1$s.xml](feeds/%1$s.xml)".formatted(card.id()));
            }
            return facts.markup("Repository", linked(card.repositoryName(), card.repository()))
                    .code("Tag pattern", plugin.profile().tagPattern());
        }

        private void appendVersions(StringBuilder page) {
            if (card.versions().isEmpty()) {
                return;
            }
            page.append('\n');
            appendTable(
                    page,
                    List.of("Version", "Released", "State"),
                    card.versions().stream()
                            .map(
                                    it ->
                                            List.of(
                                                    linked(it.version(), it.url()),
                                                    it.day(),
                                                    MarkdownEscaper.text(it.state())))
                            .toList());
            if (card.count() > card.versions().size()) {
                page.append(
                        "\nAll %1$d versions are in [%2$s](%2$s).\n"
                                .formatted(card.count(), card.file()));
            }
        }
    }
}
