package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.resolve.ReleasePage;
import io.github.pluginregistry.core.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds entries of plugins.json that say one thing in one field and another in the next: the latest
 * version, the tag it was read from, and its release's page tell the same story three times, so
 * that a version changed by hand does not go unnoticed.
 */
final class Contradictions {

    private static final String CURE = "run registry:update; versions are never written by hand";

    private final PublishedFile file;
    private final Map<String, PluginDefinition> plugins;
    private final RegistryDefinition definition;

    Contradictions(PublishedFile file, RegistryDefinition definition) {
        this.file = file;
        this.definition = definition;
        this.plugins =
                definition.plugins().stream()
                        .collect(
                                Collectors.toMap(
                                        plugin -> plugin.id().value(), Function.identity()));
    }

    List<Finding> find() {
        return Entry.of(file.json()).flatMap(this::examine).toList();
    }

    private Stream<Finding> examine(Entry entry) {
        Optional<PluginDefinition> plugin = entry.text("id").map(plugins::get);
        Optional<String> tag = entry.text("tag");
        return plugin.isPresent() && tag.isPresent()
                ? Stream.of(
                                tagAgainstPattern(entry, plugin.get(), tag.get()),
                                versionAgainstTag(entry, plugin.get(), tag.get()),
                                pageAgainstTag(entry, plugin.get(), tag.get()))
                        .flatMap(Optional::stream)
                : Stream.empty();
    }

    private Optional<Finding> tagAgainstPattern(Entry entry, PluginDefinition plugin, String tag) {
        Selection selection = plugin.selection();
        return selection.matches(tag)
                ? Optional.empty()
                : Optional.of(
                        finding(
                                Rule.TAG_PATTERN_MISMATCH,
                                entry.pointer() + "/tag",
                                plugin,
                                "the tag \"%s\" does not match the pattern \"%s\""
                                        .formatted(tag, selection.tagPattern())));
    }

    private Optional<Finding> versionAgainstTag(Entry entry, PluginDefinition plugin, String tag) {
        String version = entry.text("latestVersion").orElse("missing");
        return plugin.selection()
                .version(tag)
                .filter(spelled -> !spelled.equals(version))
                .map(
                        spelled ->
                                finding(
                                        Rule.VERSION_MISMATCH,
                                        entry.pointer() + "/latestVersion",
                                        plugin,
                                        "latestVersion is %s, but the tag \"%s\" spells %s"
                                                .formatted(version, tag, spelled)));
    }

    private Optional<Finding> pageAgainstTag(Entry entry, PluginDefinition plugin, String tag) {
        String url = entry.text("releaseUrl").orElse("missing");
        return ReleasePage.ofTag(plugin.repository(), definition.forgeOf(plugin.repository()), tag)
                .filter(page -> !page.equals(url))
                .map(
                        page ->
                                finding(
                                        Rule.RELEASE_URL_MISMATCH,
                                        entry.pointer() + "/releaseUrl",
                                        plugin,
                                        "releaseUrl is %s, but the page of the tag is %s"
                                                .formatted(url, page)));
    }

    private Finding finding(Rule rule, String pointer, PluginDefinition plugin, String found) {
        return new Finding(
                rule,
                rule.severity(),
                file.spot(pointer),
                plugin.id().value(),
                found,
                "",
                CURE,
                "");
    }
}
