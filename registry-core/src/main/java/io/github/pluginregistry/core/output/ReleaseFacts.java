package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;

/** What the page says of a plugin's latest release; nothing of it depends on the definition. */
final class ReleaseFacts {

    /** What the lines of a release start with in the page. */
    static final String FIRST = "- **Id:** ";

    /** What the line behind them starts with. */
    static final String BEHIND = "- **Status:** ";

    private final Plugin plugin;
    private final LatestRelease latest;
    private final String page;
    private final String version;

    ReleaseFacts(Plugin plugin) {
        this.plugin = plugin;
        this.latest = plugin.latest();
        this.page =
                latest.isKnown()
                        ? WebUrl.of(latest.releaseUrl()).map(WebUrl::toString).orElse("")
                        : "";
        this.version = linked(MarkdownEscaper.text(latest.version()));
    }

    private String linked(String text) {
        return page.isEmpty() ? text : MarkdownEscaper.link(text, page);
    }

    /** The cell of the quick reference. */
    String cell() {
        return version
                + latest.prerelease()
                        .map(newer -> " (prerelease: " + MarkdownEscaper.text(newer) + ")")
                        .orElse("");
    }

    /** The lines in the plugin's section, from its id on. */
    String lines() {
        MarkdownList facts =
                new MarkdownList()
                        .code("Id", plugin.id().value())
                        .markup("Latest version", version);
        latest.prerelease().ifPresent(newer -> facts.text("Latest prerelease", newer));
        latest.releasedAt()
                .ifPresent(it -> facts.markup("Released", JsonFormat.readableMoment(it)));
        latest.tag().ifPresent(tag -> facts.code("Tag", tag));
        latest.commit().ifPresent(commit -> facts.code("Commit", commit));
        if (!isPageLinked()) {
            facts.code("Release page", latest.releaseUrl());
        }
        return facts.toString();
    }

    /** Whether the version or the repository links to the release's page. */
    private boolean isPageLinked() {
        return !page.isEmpty() || latest.releaseUrl().equals(plugin.profile().repository());
    }
}
