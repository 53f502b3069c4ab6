package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.resolve.ReleaseUrls;
import io.github.pluginregistry.core.validation.Rule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries of plugins.json whose fields contradict each other: the latest version, its tag and
 * its release URL have to agree, so that a version that was edited by hand is found. An entry
 * without a tag, as in the original format, still has two of them. If all three were edited, an
 * update that finds only a lower version shows it.
 */
final class EntryConsistencyRule {

    private static final String VERSION = "latestVersion";
    private static final String TAG = "tag";
    private static final String PAGE = "releaseUrl";

    private final JsonFindingCollector findings;
    private final FindingCollector definition;

    EntryConsistencyRule(JsonFindingCollector findings) {
        this.findings = findings;
        this.definition = findings.all();
    }

    void check(Entry entry, PluginDefinition plugin) {
        Optional<String> tag = entry.text(TAG);
        Optional<String> version = entry.text(VERSION);
        if (tag.isPresent()) {
            checkTag(entry, plugin, tag.get());
        } else if (version.isPresent() && findings.isOpen(entry, PAGE)) {
            entry.text(PAGE).ifPresent(page -> checkPage(entry, plugin, version.get(), page));
        }
    }

    /** Finds versions that an update replaced by lower ones. */
    void checkReplaced(PublishedRegistry after) {
        for (PluginDefinition plugin : definition.index().plugins()) {
            @Nullable Entry entry = findings.file().byId().get(plugin.id().value());
            Optional<LatestRelease> found = after.latest(plugin.id());
            if (entry != null && found.isPresent()) {
                checkReplaced(entry, plugin, found.get().version());
            }
        }
    }

    private void checkReplaced(Entry entry, PluginDefinition plugin, String found) {
        entry.text(VERSION)
                .filter(version -> plugin.selection().scheme().isHigher(version, found))
                .ifPresent(
                        version ->
                                findings.add(
                                        entry,
                                        VERSION,
                                        FindingText.forUpdate(
                                                Rule.VERSION_MISMATCH,
                                                "latestVersion is "
                                                        + FindingCollector.shown(version),
                                                "the %s that registry:update found"
                                                        .formatted(
                                                                FindingCollector.shown(found)))));
    }

    /** A tag of another plugin is reported as that, and not compared with other fields. */
    private void checkTag(Entry entry, PluginDefinition plugin, String tag) {
        Optional<String> spelled = plugin.selection().version(tag);
        if (spelled.isEmpty()) {
            foreign(entry, plugin, TAG, "the tag \"%s\"".formatted(FindingCollector.shown(tag)));
            return;
        }
        entry.text(VERSION)
                .filter(version -> !version.equals(spelled.get()))
                .ifPresent(
                        version ->
                                report(
                                        entry,
                                        VERSION,
                                        Rule.VERSION_MISMATCH,
                                        "latestVersion is " + FindingCollector.shown(version),
                                        "the %s of its tag \"%s\""
                                                .formatted(
                                                        FindingCollector.shown(spelled.get()),
                                                        FindingCollector.shown(tag))));
        ReleaseUrls.ofTag(plugin.repository(), definition.index().forgeOf(plugin), tag)
                .filter(page -> findings.isOpen(entry, PAGE))
                .filter(page -> !entry.text(PAGE).equals(Optional.of(page)))
                .ifPresent(
                        page -> wrongPage(entry, "the tag's page " + FindingCollector.shown(page)));
    }

    private void checkPage(Entry entry, PluginDefinition plugin, String version, String page) {
        if (version.equals(LatestRelease.UNKNOWN)) {
            checkPageOfNothing(entry, plugin.repository(), page);
        } else if (plugin.selection().scheme().parse(version).isPresent()) {
            checkPageOfVersion(entry, plugin, version, page);
        }
    }

    private void checkPageOfNothing(Entry entry, RepositoryUrl repository, String page) {
        String expected = ReleaseUrls.of(repository);
        if (!page.equals(expected) && !page.equals(repository.address())) {
            wrongPage(entry, "the repository's " + FindingCollector.shown(expected));
        }
    }

    private void checkPageOfVersion(
            Entry entry, PluginDefinition plugin, String version, String page) {
        Optional<String> pages =
                ReleaseUrls.ofTag(plugin.repository(), definition.index().forgeOf(plugin), "");
        if (pages.isEmpty()) {
            return;
        }
        Optional<String> tag = ReleaseUrls.tagOf(pages.get(), page);
        if (tag.isEmpty()) {
            wrongPage(entry, "a page below " + FindingCollector.shown(pages.get()));
            return;
        }
        Optional<String> spelled = plugin.selection().version(tag.get());
        if (spelled.isEmpty()) {
            String led = "the tag \"%s\" that releaseUrl leads to";
            foreign(entry, plugin, PAGE, led.formatted(FindingCollector.shown(tag.get())));
        } else if (!spelled.get().equals(version)) {
            wrongPage(entry, "the page of " + FindingCollector.shown(version));
        }
    }

    /** Where the pattern was changed after it was published, the definition is the cause. */
    private void foreign(Entry entry, PluginDefinition plugin, String key, String tag) {
        String pattern = plugin.profile().tagPattern();
        String found = "%s does not match the pattern \"%s\"".formatted(tag, pattern);
        if (entry.text("tagPattern").filter(published -> !published.equals(pattern)).isPresent()) {
            findings.settle(entry.at(key));
            definition.add(
                    plugin.id(),
                    "tagPattern",
                    new FindingText(
                            Rule.TAG_PATTERN_MISMATCH,
                            found,
                            "correct it, or keep the old one in formerTagPatterns, and run registry:update",
                            FixKind.UPDATE));
        } else {
            findings.add(entry, key, FindingText.forUpdate(Rule.TAG_PATTERN_MISMATCH, found));
        }
    }

    private void wrongPage(Entry entry, String expected) {
        String page = entry.text(PAGE).map(FindingCollector::shown).orElse("missing");
        report(entry, PAGE, Rule.RELEASE_URL_MISMATCH, "releaseUrl is " + page, expected);
    }

    private void report(Entry entry, String key, Rule rule, String found, String expected) {
        findings.add(
                entry,
                key,
                new FindingText(
                        rule,
                        found,
                        expected,
                        "run registry:update; versions are not edited by hand",
                        FixKind.UPDATE));
    }
}
