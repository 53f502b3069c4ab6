package io.github.pluginregistry.core.render;

import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Profile;
import io.github.pluginregistry.core.model.Status;
import java.util.List;
import java.util.Optional;

/** What the page says of one plugin: a row of the quick reference, and a section with all of it. */
final class PluginSection {

    private final PluginId id;
    private final Profile profile;
    private final Latest latest;
    private final Headings headings;
    private final Place place;
    private final Optional<WebAddress> releasePage;
    private final String version;
    private final String repository;

    PluginSection(Plugin plugin, Headings headings, Place place) {
        this.id = plugin.id();
        this.profile = plugin.profile();
        this.latest = plugin.latest();
        this.headings = headings;
        this.place = place;
        this.releasePage =
                Optional.of(latest)
                        .filter(Latest::isKnown)
                        .flatMap(known -> WebAddress.of(known.releaseUrl()));
        this.version = version(Markup.text(latest.version()));
        this.repository = repository(profile.repository());
    }

    private String version(String text) {
        return releasePage.map(page -> Markup.link(text, page.toString())).orElse(text);
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
                version
                        + latest.prerelease()
                                .map(newer -> " (prerelease: " + Markup.text(newer) + ")")
                                .orElse(""),
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

    private Facts facts() {
        return new Facts()
                .text("Name", nameBesideTitle())
                .code("Id", id.value())
                .markup("Latest version", version)
                .text("Latest prerelease", latest.prerelease())
                .markup("Released", latest.releasedAt().map(Format::readableMoment))
                .code("Tag", latest.tag())
                .code("Commit", latest.commit())
                .code("Release page", unlinkedReleaseUrl())
                .markup("Status", profile.status().key())
                .markup("Repository", repository + " (" + profile.repositoryType().key() + ")")
                .markup("Source", sourcePath().map(this::source))
                .code("Tag pattern", profile.tagPattern())
                .markup("Labels", labels())
                .markup("Documentation", profile.docs().map(d -> docs(d, Markup.code(d))));
    }

    private Optional<String> nameBesideTitle() {
        return Optional.of(profile.name()).filter(name -> !name.equals(headings.title(id)));
    }

    private Optional<String> sourcePath() {
        return Optional.of(profile.sourcePath()).filter(path -> !path.isEmpty());
    }

    /** Where the release is said to be, if neither the version nor the repository leads there. */
    private Optional<String> unlinkedReleaseUrl() {
        return Optional.of(latest.releaseUrl())
                .filter(url -> releasePage.isEmpty() && !url.equals(profile.repository()));
    }

    private String source(String path) {
        String code = Markup.code(path);
        return WebAddress.of(profile.repository())
                .flatMap(repository -> repository.tree(path))
                .map(page -> Markup.link(code, page))
                .orElse(code);
    }

    private Optional<String> labels() {
        return profile.labels().stream()
                .map(Markup::code)
                .reduce((some, more) -> some + ", " + more);
    }

    private String docs(String docs, String label) {
        return WebAddress.of(docs)
                .map(WebAddress::toString)
                .or(() -> place.linkTo(docs))
                .map(target -> Markup.link(label, target))
                .orElseGet(() -> Markup.code(docs));
    }
}
