package io.github.pluginregistry.core.render;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Profile;
import io.github.pluginregistry.core.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the page says of one plugin: a row of the quick reference, and a section with all of it. */
final class PluginSection {

    private final PluginId id;
    private final Profile profile;
    private final Headings headings;
    private final Place place;
    private final ReleaseFacts release;
    private final String repository;

    PluginSection(Plugin plugin, Headings headings, Place place) {
        this.id = plugin.id();
        this.profile = plugin.profile();
        this.headings = headings;
        this.place = place;
        this.release = new ReleaseFacts(plugin);
        this.repository = repository(profile.repository());
    }

    /** Links a web address under a short name; shows any other address as it is. */
    static String repository(String address) {
        return WebAddress.of(address)
                .map(web -> Markup.link(Markup.text(web.shortForm()), web.toString()))
                .orElseGet(() -> Markup.code(address));
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
        text.append("### ").append(Markup.text(headings.title(id))).append("\n\n");
        notice().ifPresent(notice -> text.append("> ").append(notice).append("\n\n"));
        if (!profile.description().isEmpty()) {
            text.append(Markup.prose(profile.description())).append("\n\n");
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

    private Facts name() {
        Facts name = new Facts();
        return profile.name().equals(headings.title(id)) ? name : name.text("Name", profile.name());
    }

    /** The first one is what {@link ReleaseFacts#BEHIND} says. */
    private Facts profileFacts() {
        Facts facts =
                new Facts()
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
                    profile.labels().stream().map(Markup::code).collect(Collectors.joining(", ")));
        }
        profile.docs().ifPresent(it -> facts.markup("Documentation", docs(it, Markup.code(it))));
        return facts;
    }

    private String source() {
        String code = Markup.code(profile.sourcePath());
        return WebAddress.of(profile.repository())
                .flatMap(home -> home.tree(profile.sourcePath()))
                .map(page -> Markup.link(code, page))
                .orElse(code);
    }

    private String docs(String docs, String label) {
        return WebAddress.of(docs)
                .map(WebAddress::toString)
                .or(() -> place.linkTo(docs))
                .map(target -> Markup.link(label, target))
                .orElseGet(() -> Markup.code(docs));
    }
}
