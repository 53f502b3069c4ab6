package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.version.ClosestMatch;
import io.github.pluginregistry.core.version.TagPattern;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registry as its maintainer describes it, without a single known violation.
 *
 * @param updateFrequency how often the registry is brought up to date, for its readers; may be
 *     empty
 * @param notes anything else for its readers; may be empty
 * @param plugins the plugins in the order they are written
 * @param ignoredTags tags that coverage leaves out
 * @param outputs the files of the registry, those of every registry among them
 */
public record RegistryDefinition(
        String name,
        String description,
        RepositoryUrl repository,
        String updateFrequency,
        String notes,
        List<PluginDefinition> plugins,
        List<ForgeDefinition> forges,
        Severities severities,
        List<IgnoredTags> ignoredTags,
        List<ExtensionDefinition> extensions,
        List<OutputType> outputs) {

    public RegistryDefinition {
        outputs = List.copyOf(outputs);
        extensions = List.copyOf(extensions);
        plugins = List.copyOf(plugins);
        forges = List.copyOf(forges);
        ignoredTags = List.copyOf(ignoredTags);
    }

    /** A registry with the files of every registry. */
    public RegistryDefinition(
            String name,
            String description,
            RepositoryUrl repository,
            String updateFrequency,
            String notes,
            List<PluginDefinition> plugins,
            List<ForgeDefinition> forges,
            Severities severities,
            List<IgnoredTags> ignoredTags,
            List<ExtensionDefinition> extensions) {
        this(
                name,
                description,
                repository,
                updateFrequency,
                notes,
                plugins,
                forges,
                severities,
                ignoredTags,
                extensions,
                OutputType.DEFAULT);
    }

    /** Whether another definition says the same, wherever in its file it says it. */
    public boolean isEquivalentTo(RegistryDefinition other) {
        return unplaced().equals(other.unplaced());
    }

    private RegistryDefinition unplaced() {
        return of(plugins.stream().map(PluginDefinition::unplaced).toList());
    }

    /**
     * Whether another definition chooses the version of one of its plugins as this one does: from
     * the same repository, asked in the same way, by the same rules.
     */
    public boolean decidesAlike(RegistryDefinition other, PluginDefinition plugin) {
        return plugins.stream()
                        .filter(own -> own.id().equals(plugin.id()))
                        .anyMatch(
                                own ->
                                        own.repository().equals(plugin.repository())
                                                && own.selection().equals(plugin.selection()))
                && forgesOf(plugin.repository()).equals(other.forgesOf(plugin.repository()))
                && extensionOf(plugin.repository()).equals(other.extensionOf(plugin.repository()));
    }

    private List<ForgeDefinition> forgesOf(RepositoryUrl repository) {
        return forges.stream().filter(forge -> forge.host().equals(repository.host())).toList();
    }

    /**
     * The same registry with only one of its plugins.
     *
     * @throws IllegalArgumentException if it has no such plugin; the message names the one that was
     *     probably meant
     */
    public RegistryDefinition only(String plugin) {
        List<PluginDefinition> one =
                plugins.stream().filter(it -> it.id().value().equals(plugin)).toList();
        if (one.isEmpty()) {
            throw new IllegalArgumentException(noSuchPlugin(plugin));
        }
        return of(one);
    }

    private RegistryDefinition of(List<PluginDefinition> others) {
        return new RegistryDefinition(
                name,
                description,
                repository,
                updateFrequency,
                notes,
                others,
                forges,
                severities,
                ignoredTags,
                extensions,
                outputs);
    }

    private String noSuchPlugin(String plugin) {
        List<String> ids = plugins.stream().map(it -> it.id().value()).toList();
        return "there is no plugin \"%s\"; write %s"
                .formatted(
                        SafeExcerpt.of(plugin),
                        ClosestMatch.to(plugin, ids)
                                .orElseGet(
                                        () ->
                                                SafeExcerpt.of(
                                                        "one of " + String.join(", ", ids), 300)));
    }

    /**
     * Where git asks for a repository, if not at its own address: behind its host's {@code gitUrl}.
     * Addresses of ssh and of this machine are never replaced.
     */
    public Optional<URI> gitAddressOf(RepositoryUrl repository) {
        return repository.transport() == Transport.HTTP
                ? forgesOf(repository).stream()
                        .flatMap(forge -> forge.gitAddressOf(repository).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** The extension that reads a repository instead of git and its forge. */
    public Optional<ExtensionDefinition> extensionOf(RepositoryUrl repository) {
        return extensions.stream()
                .filter(extension -> extension.hosts().contains(repository.host()))
                .findFirst();
    }

    /** How a repository's host is asked: as {@code forges} says, or as the host is known. */
    public ForgeType forgeOf(RepositoryUrl repository) {
        return forges.stream()
                .filter(forge -> forge.host().equals(repository.host()))
                .map(ForgeDefinition::type)
                .findFirst()
                .orElseGet(() -> ForgeType.ofHost(repository.host()));
    }

    /**
     * A host that is not known by itself, or a known one that is to be asked elsewhere.
     *
     * @param host the host in the addresses of repositories, in lower case
     * @param api where its API is; null for the type's usual place on the host
     * @param git where git asks for the repositories that have an address of the web; null for the
     *     host itself
     */
    public record ForgeDefinition(
            String host, ForgeType type, @Nullable URI api, @Nullable URI git) {

        /** Where the host's API is, if the definition says so. */
        public Optional<URI> apiUrl() {
            return Optional.ofNullable(api);
        }

        /** Where git asks for the repositories, if the definition says so. */
        public Optional<URI> gitUrl() {
            return Optional.ofNullable(git);
        }

        private Optional<URI> gitAddressOf(RepositoryUrl repository) {
            return gitUrl().map(
                            url ->
                                    URI.create(
                                            url.toString().replaceFirst("(?<!/)/+$", "")
                                                    + URI.create(repository.address())
                                                            .getRawPath()));
        }
    }

    /**
     * Tags that the coverage of a registry leaves out.
     *
     * @param reason why they belong to no plugin, or to several
     * @param position where the definition says so
     */
    public record IgnoredTags(TagPattern tags, String reason, SourceLocation position) {

        /** Whether a tag is one of them. */
        public boolean covers(String tag) {
            return tags.version(tag).isPresent();
        }
    }
}
