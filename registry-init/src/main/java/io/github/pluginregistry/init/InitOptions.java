package io.github.pluginregistry.init;

import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.init.detect.TagFilter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is written, and from what.
 *
 * @param definition the file that is written
 * @param repositories addresses of repositories, or paths of checkouts; if empty, the repository of
 *     the checkout around the definition
 * @param outputs optional files of the registry; what they need is added
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
        List<OutputType> outputs,
        boolean force,
        @Nullable Path source,
        @Nullable CiSystem ciSystem,
        @Nullable Path pomFile,
        String pluginVersion) {

    public InitOptions {
        repositories = List.copyOf(repositories);
        outputs = withNeeded(outputs);
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

    private static List<OutputType> withNeeded(List<OutputType> optional) {
        if (optional.isEmpty()) {
            return List.of();
        }
        Set<OutputType> all = EnumSet.copyOf(OutputType.DEFAULT);
        all.addAll(optional);
        if (optional.stream().anyMatch(OutputType::needsHistory)) {
            all.add(OutputType.HISTORY);
        }
        return List.copyOf(all);
    }

    Path directory() {
        return definition.toAbsolutePath().normalize().resolveSibling("");
    }
}
