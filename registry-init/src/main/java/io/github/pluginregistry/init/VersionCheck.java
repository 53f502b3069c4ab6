package io.github.pluginregistry.init;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.version.Version;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the version that a pattern gives with the one that the plugin's own tags have.
 *
 * @param tags all tags of the repository
 * @param own those of the plugin
 * @param expected the latest version among those
 */
record VersionCheck(Collection<String> tags, Set<String> own, Version expected) {

    /**
     * The versions of tags that do not belong to the plugin, match one of its patterns, and would
     * be the latest version.
     */
    List<String> foreign(PluginDefinition plugin) {
        VersionSelection selection = plugin.selection();
        return tags.stream()
                .filter(tag -> !own.contains(tag))
                .flatMap(tag -> selection.version(tag).stream())
                .filter(text -> isAbove(selection, text))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isAbove(VersionSelection selection, String text) {
        Optional<Version> version = selection.scheme().parse(text);
        return selection.ignoring(text).isEmpty()
                && version.filter(it -> selection.includePrereleases() || !it.isPrerelease())
                        .filter(it -> it.compareTo(expected) > 0)
                        .isPresent();
    }
}
