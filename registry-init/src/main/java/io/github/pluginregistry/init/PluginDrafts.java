package io.github.pluginregistry.init;

import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.init.definition.PluginDraft;
import io.github.pluginregistry.init.definition.PluginNames;
import io.github.pluginregistry.init.definition.SourcePaths;
import io.github.pluginregistry.init.detect.DetectedPlugin;
import io.github.pluginregistry.init.detect.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes the plugins of one repository. */
final class PluginDrafts {

    private final SourceRepository repository;
    private final String address;
    private final SourcePaths paths;
    private final PluginNames names;

    /**
     * @param address the address in the definition; empty if that is the registry's own repository
     */
    PluginDrafts(
            SourceRepository repository, String address, SourcePaths paths, PluginNames names) {
        this.repository = repository;
        this.address = address;
        this.paths = paths;
        this.names = names;
    }

    PluginDraft of(DetectedPlugin plugin) {
        List<String> comment = new ArrayList<>(List.of(plugin.described()));
        if (plugin.version().isPrerelease()) {
            comment.add(
                    "Has only prereleases so far: remove includePrereleases after the first release.");
        }
        if (plugin.abandoned()) {
            comment.add("The tags of the other plugins changed, and those of this one ended.");
        }
        return draft(plugin, comment, names.id(plugin.name(), qualifiers(plugin)));
    }

    PluginDraft of(LeftOut leftOut) {
        DetectedPlugin plugin = leftOut.plugin();
        List<String> comment =
                List.of(
                        "%s: %s, the latest %s"
                                .formatted(
                                        leftOut.reason(),
                                        plugin.described(),
                                        plugin.version().text()));
        return draft(plugin, comment, names.id(plugin.name(), qualifiers(plugin)));
    }

    private List<String> qualifiers(DetectedPlugin plugin) {
        String folder = plugin.folder().replaceFirst("[^A-Za-z0-9]+$", "");
        return List.of(folder.replaceFirst(".*/", ""), repository.name(), folder);
    }

    private PluginDraft draft(DetectedPlugin plugin, List<String> comment, String id) {
        Version version = plugin.version();
        boolean scoped = plugin.folder().startsWith("@");
        String name = names.isAmbiguous(plugin.name()) ? id : plugin.name();
        return new PluginDraft(
                id,
                scoped ? plugin.folder() + plugin.name() : PluginNames.title(name),
                "",
                paths.of(plugin),
                address,
                plugin.tagPattern(),
                plugin.formerTagPatterns(),
                plugin.scheme(),
                version.isPrerelease(),
                plugin.abandoned() ? "deprecated" : version.isPrerelease() ? status(version) : "",
                List.of(),
                comment);
    }

    private static String status(Version version) {
        return version.text().toLowerCase(Locale.ROOT).contains("alpha") ? "alpha" : "beta";
    }
}
