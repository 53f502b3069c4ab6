package io.github.pluginregistry.core.render;

import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Profile;
import io.github.pluginregistry.core.model.Status;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

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
        Optional<WebAddress> web = WebAddress.of(address);
        return web.isPresent()
                ? Markup.link(Markup.text(web.get().shortForm()), web.get().toString())
                : Markup.code(address);
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
        return new Facts()
                .text("Name", unless(profile.name().equals(headings.title(id)), profile.name()));
    }

    /** The first one is what {@link ReleaseFacts#BEHIND} says. */
    private Facts profileFacts() {
        return new Facts()
                .markup("Status", profile.status().key())
                .markup("Repository", repository + " (" + profile.repositoryType().key() + ")")
                .markup("Source", source())
                .code("Tag pattern", profile.tagPattern())
                .markup("Labels", labels())
                .markup("Documentation", profile.docs().map(d -> docs(d, Markup.code(d))));
    }

    private static Optional<String> unless(boolean needless, String text) {
        return needless ? Optional.empty() : Optional.of(text);
    }

    private Optional<String> source() {
        if (profile.sourcePath().isEmpty()) {
            return Optional.empty();
        }
        String code = Markup.code(profile.sourcePath());
        Optional<WebAddress> home = WebAddress.of(profile.repository());
        Optional<String> page =
                home.isPresent() ? home.get().tree(profile.sourcePath()) : Optional.empty();
        return Optional.of(page.isPresent() ? Markup.link(code, page.get()) : code);
    }

    private Optional<String> labels() {
        StringJoiner labels = new StringJoiner(", ");
        for (String label : profile.labels()) {
            labels.add(Markup.code(label));
        }
        return unless(profile.labels().isEmpty(), labels.toString());
    }

    private String docs(String docs, String label) {
        Optional<WebAddress> web = WebAddress.of(docs);
        Optional<String> target =
                web.isPresent() ? Optional.of(web.get().toString()) : place.linkTo(docs);
        return target.isPresent() ? Markup.link(label, target.get()) : Markup.code(docs);
    }
}
