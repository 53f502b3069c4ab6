package io.github.pluginregistry.init.definition;

import io.github.pluginregistry.core.version.VersionScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * One plugin of a definition that is to be written.
 *
 * @param description empty for none
 * @param sourcePath empty for none
 * @param repository the address; empty if the plugin is in the registry's own repository
 * @param status empty for the default
 * @param ignore globs of versions that never count, although the pattern matches them
 * @param comment lines for the reader of the definition
 */
public record PluginDraft(
        String id,
        String name,
        String description,
        String sourcePath,
        String repository,
        String tagPattern,
        List<String> formerTagPatterns,
        VersionScheme scheme,
        boolean includePrereleases,
        String status,
        List<String> ignore,
        List<String> comment) {

    public PluginDraft {
        formerTagPatterns = List.copyOf(formerTagPatterns);
        ignore = List.copyOf(ignore);
        comment = List.copyOf(comment);
    }

    /** A plugin with a pattern, and nothing else. */
    public static PluginDraft of(String id, String name, String tagPattern) {
        return new PluginDraft(
                id,
                name,
                "",
                "",
                "",
                tagPattern,
                List.of(),
                VersionScheme.SEMVER,
                false,
                "",
                List.of(),
                List.of());
    }

    /** The same with another id. */
    public PluginDraft withId(String other) {
        return new PluginDraft(
                other,
                name,
                description,
                sourcePath,
                repository,
                tagPattern,
                formerTagPatterns,
                scheme,
                includePrereleases,
                status,
                ignore,
                comment);
    }

    /** The same, which also ignores versions. */
    public PluginDraft ignoring(List<String> globs) {
        List<String> all = new ArrayList<>(ignore);
        globs.stream().filter(glob -> !all.contains(glob)).forEach(all::add);
        return new PluginDraft(
                id,
                name,
                description,
                sourcePath,
                repository,
                tagPattern,
                formerTagPatterns,
                scheme,
                includePrereleases,
                status,
                all,
                comment);
    }
}
