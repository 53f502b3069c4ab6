package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.Registry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/**
 * Renders {@code plugins.md}, the registry for people.
 *
 * <p>The page shows every value of {@code plugins.json} that can differ, so that a change to one of
 * the two files alone puts them out of sync. It expects the JSON and its schema beside it.
 */
public final class MarkdownRenderer {

    private static final String QUICK_REFERENCE = "Quick reference";
    private static final String PLUGINS = "Plugins";
    private static final String TRACKING = "How versions are tracked";
    private static final String REGENERATING = "How to regenerate";

    private static final List<String> COLUMNS =
            List.of("Plugin", "Latest version", "Status", "Repository", "Documentation");

    /**
     * Renders a registry.
     *
     * @param place where the page will stand, which relative links depend on
     * @return Markdown (CommonMark with the tables of GitHub), lines ended by LF
     */
    public String render(Registry registry, PageLocation place) {
        HeadingAnchors headings =
                new HeadingAnchors(
                        registry, List.of(QUICK_REFERENCE, PLUGINS, TRACKING, REGENERATING));
        List<PluginSection> sections = new ArrayList<>();
        for (Plugin plugin : registry.plugins()) {
            sections.add(new PluginSection(plugin, headings, place));
        }
        return introduction(registry)
                + quickReference(sections)
                + plugins(sections)
                + tracking(registry)
                + regenerating(place);
    }

    private static String introduction(Registry registry) {
        return """
                # %s

                %sLast change: %s. The registry of %s.

                For programs, the same is in [plugins.json](plugins.json), format %s; \
                [plugins.schema.json](plugins.schema.json) describes it.

                """
                .formatted(
                        MarkdownEscaper.text(registry.name()),
                        paragraph("", registry.description()),
                        JsonFormat.readableMoment(registry.lastUpdated()),
                        PluginSection.repository(registry.home()),
                        JsonFormat.VERSION);
    }

    private static String quickReference(List<PluginSection> sections) {
        if (sections.isEmpty()) {
            return "## %s\n\nNo plugin is listed yet.\n\n".formatted(QUICK_REFERENCE);
        }
        StringBuilder table = new StringBuilder(MarkdownEscaper.row(COLUMNS));
        table.append(MarkdownEscaper.row(Collections.nCopies(COLUMNS.size(), "---")));
        for (PluginSection section : sections) {
            table.append(MarkdownEscaper.row(section.row()));
        }
        return "## " + QUICK_REFERENCE + "\n\n" + table + "\n";
    }

    private static String plugins(List<PluginSection> sections) {
        if (sections.isEmpty()) {
            return "";
        }
        StringJoiner texts = new StringJoiner("\n", "## " + PLUGINS + "\n\n", "\n");
        for (PluginSection section : sections) {
            texts.add(section.text());
        }
        return texts.toString();
    }

    private static String tracking(Registry registry) {
        return """
                ## %s

                Each plugin's versions are read from the releases and tags of its repository \
                that match its tag pattern: `*` stands for anything within a path segment, \
                and the version is the last segment, or what stands in place of `{version}`. \
                The highest version is the latest, whenever it was published. \
                A prerelease is shown beside it where it is newer than the latest stable version; \
                `unknown` means that no version is known.

                %s%s"""
                .formatted(
                        TRACKING,
                        paragraph("**Updates:** ", registry.updateFrequency()),
                        paragraph("**Notes:** ", registry.notes()));
    }

    private static String paragraph(String label, String prose) {
        return prose.isEmpty() ? "" : label + MarkdownEscaper.prose(prose) + "\n\n";
    }

    private static String regenerating(PageLocation place) {
        return """
                ## %s

                This page is generated from %s; edits to the page are lost. \
                To change what it says, edit that file and run, in its directory:

                ```sh
                mvn io.github.pluginregistry:registry-maven-plugin:update%s
                ```

                To see whether the page is up to date with it, without asking the network:

                ```sh
                mvn io.github.pluginregistry:registry-maven-plugin:check%s
                ```
                """
                .formatted(
                        REGENERATING,
                        place.linkToDefinition(),
                        place.goalOptions(),
                        place.goalOptions());
    }
}
