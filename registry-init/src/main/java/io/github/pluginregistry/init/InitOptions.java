package io.github.pluginregistry.init;

import io.github.pluginregistry.init.detect.TagFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written, and from what.
 *
 * @param definition the file that is written
 * @param repositories addresses of repositories, or paths of checkouts; if empty, the repository of
 *     the checkout around the definition
 * @param force whether existing files are replaced
 * @param source a file of another system to read plugins from; null for none
 * @param ciSystem the CI system that gets a file; null for none
 * @param pomFile the POM that gets the plugin; null for none
 * @param pluginVersion the version of this plugin, for the POM and the CI files
 */
public record InitOptions(
        Path definition,
        List<String> repositories,
        TagFilter filter,
        boolean force,
        @Nullable Path source,
        @Nullable CiSystem ciSystem,
        @Nullable Path pomFile,
        String pluginVersion) {

    public InitOptions {
        repositories = List.copyOf(repositories);
    }

    /** A file of another system to read plugins from. */
    public Optional<Path> from() {
        return Optional.ofNullable(source);
    }

    /** The CI system that gets a file. */
    public Optional<CiSystem> ci() {
        return Optional.ofNullable(ciSystem);
    }

    /** The POM that gets the plugin. */
    public Optional<Path> pom() {
        return Optional.ofNullable(pomFile);
    }

    Path directory() {
        return definition.toAbsolutePath().normalize().resolveSibling("");
    }
}
