package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the page says of one plugin: a row of the quick reference, and a section with all of it. */
final class PluginSection {

    private final Plugin plugin;
    private final PluginId id;
    private final PluginMetadata profile;
    private final HeadingAnchors headings;
    private final PageLocation place;
    private final ReleaseFacts release;
    private final String repository;

    PluginSection(Plugin plugin, HeadingAnchors headings, PageLocation place) {
        this.plugin = plugin;
        this.id = plugin.id();
        this.profile = plugin.profile();
        this.headings = headings;
        this.place = place;
        this.release = new ReleaseFacts(plugin);
        this.repository = repository(profile.repository());
    }

    /** Links a web address under a short name; shows any other address as it is. */
    static String repository(String address) {
        return WebUrl.of(address)
                .map(
                        web ->
                                MarkdownEscaper.link(
                                        MarkdownEscaper.text(web.shortForm()), web.toString()))
                .orElseGet(() -> MarkdownEscaper.code(address));
    }

    /** The row of the quick reference. */
    List<String> row() {
        return List.of(
                headings.link(id),
                release.cell(),
                profile.status().key()
                        + profile.replacedBy()
                                .map(other -> ", use " + headings.link(other))
                                .orElse(""),
                repository,
                profile.docs().map(docs -> docs(docs, "docs")).orElse(""));
    }

    /** The section, heading included. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(MarkdownEscaper.text(headings.title(id))).append("\n\n");
        notice().ifPresent(notice -> text.append("> ").append(notice).append("\n\n"));
        if (!profile.description().isEmpty()) {
            text.append(MarkdownEscaper.prose(profile.description())).append("\n\n");
        }
        return text.append(facts()).toString();
    }

    private Optional<String> notice() {
        Optional<String> replacement = profile.replacedBy().map(headings::link);
        if (profile.status() == Status.DEPRECATED) {
            return Optional.of(
                    replacement
                            .map("**Deprecated:** use %s instead."::formatted)
                            .orElse("**Deprecated:** do not build anything new on it."));
        }
        return replacement.map("**Replaced:** use %s instead."::formatted);
    }

    private String facts() {
        return name() + release.lines() + profileFacts();
    }

    private MarkdownList name() {
        MarkdownList name = new MarkdownList();
        return profile.name().equals(headings.title(id)) ? name : name.text("Name", profile.name());
    }

    /** The first one is what {@link ReleaseFacts#BEHIND} says. */
    private MarkdownList profileFacts() {
        MarkdownList facts =
                new MarkdownList()
                        .markup("Status", profile.status().key())
                        .markup(
                                "Repository",
                                repository + " (" + profile.repositoryType().key() + ")");
        if (!profile.sourcePath().isEmpty()) {
            facts.markup("Source", source());
        }
        facts.code("Tag pattern", profile.tagPattern());
        if (!profile.labels().isEmpty()) {
            facts.markup(
                    "Labels",
                    profile.labels().stream()
                            .map(MarkdownEscaper::code)
                            .collect(Collectors.joining(", ")));
        }
        profile.docs()
                .ifPresent(it -> facts.markup("Documentation", docs(it, MarkdownEscaper.code(it))));
        if (profile.usage().isPresent()) {
            PluginUsage.download(plugin).ifPresent(url -> facts.markup("Download", file(url)));
            PluginUsage.install(plugin).ifPresent(text -> facts.block("Install", text));
        }
        return facts;
    }

    private static String file(String url) {
        return MarkdownEscaper.link(
                MarkdownEscaper.code(url.substring(url.lastIndexOf('/') + 1)), url);
    }

    private String source() {
        String code = MarkdownEscaper.code(profile.sourcePath());
        return WebUrl.of(profile.repository())
                .flatMap(home -> home.tree(profile.sourcePath()))
                .map(page -> MarkdownEscaper.link(code, page))
                .orElse(code);
    }

    private String docs(String docs, String label) {
        return WebUrl.of(docs)
                .map(WebUrl::toString)
                .or(() -> place.linkTo(docs))
                .map(target -> MarkdownEscaper.link(label, target))
                .orElseGet(() -> MarkdownEscaper.code(docs));
    }
}
