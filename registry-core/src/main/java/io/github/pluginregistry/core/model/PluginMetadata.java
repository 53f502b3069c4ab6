package io.github.pluginregistry.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a plugin as its maintainer writes it, which is published unchanged.
 *
 * @param description one sentence; empty where the definition has none
 * @param sourcePath where in its repository the plugin lives; empty for the repository's root
 * @param repository the repository's address as the definition writes it
 * @param documentation where the plugin is documented: an absolute URL, or a path relative to the
 *     definition
 * @param templates how the plugin is installed and downloaded
 */
public record PluginMetadata(
        String name,
        String description,
        String sourcePath,
        String repository,
        RepositoryType repositoryType,
        String tagPattern,
        Status status,
        @Nullable String documentation,
        List<String> labels,
        @Nullable PluginId successor,
        @Nullable Usage templates) {

    public PluginMetadata {
        labels = List.copyOf(labels);
    }

    /** The metadata of a plugin of which nothing is known of how it is installed. */
    public PluginMetadata(
            String name,
            String description,
            String sourcePath,
            String repository,
            RepositoryType repositoryType,
            String tagPattern,
            Status status,
            @Nullable String documentation,
            List<String> labels,
            @Nullable PluginId successor) {
        this(
                name,
                description,
                sourcePath,
                repository,
                repositoryType,
                tagPattern,
                status,
                documentation,
                labels,
                successor,
                null);
    }

    /** Where the plugin is documented, if the definition says so. */
    public Optional<String> docs() {
        return Optional.ofNullable(documentation);
    }

    /** The plugin to use instead of this one, if there is one. */
    public Optional<PluginId> replacedBy() {
        return Optional.ofNullable(successor);
    }

    /** How the plugin is installed and downloaded, if the definition says so. */
    public Optional<Usage> usage() {
        return Optional.ofNullable(templates);
    }

    /** Whether a plugin lives in the repository that is the registry's home, or in another one. */
    public enum RepositoryType {
        INLINE,
        EXTERNAL;

        /** Finds the type by the word that files use for it, for example {@code inline}. */
        public static Optional<RepositoryType> of(String key) {
            return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
        }

        /** The word that files use for this type. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
