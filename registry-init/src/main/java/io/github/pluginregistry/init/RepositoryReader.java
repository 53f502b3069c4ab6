package io.github.pluginregistry.init;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.ReleaseLookup;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Severities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lists the tags of the repositories that the user names. */
final class RepositoryReader {

    private final InitOptions options;
    private final Function<RegistryDefinition, RegistryServiceBuilder> services;
    private final Map<RepositoryUrl, TagListing> listed = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    RepositoryReader(
            InitOptions options, Function<RegistryDefinition, RegistryServiceBuilder> services) {
        this.options = options;
        this.services = services;
    }

    /**
     * The repositories that the options name.
     *
     * @throws InitException if they name none, and the directory is in no checkout
     */
    List<SourceRepository> repositories() throws InitException {
        if (!options.repositories().isEmpty()) {
            return options.repositories().stream()
                    .map(address -> SourceRepository.of(address, options.directory()))
                    .toList();
        }
        return List.of(
                checkout()
                        .orElseThrow(
                                () ->
                                        new InitException(
                                                "no repository to read tags from: %s is not in a git checkout"
                                                        .formatted(options.directory()),
                                                "add -Dregistry.repository=URL, or run in a clone")));
    }

    /** The repository of the checkout around the definition. */
    Optional<SourceRepository> checkout() {
        return WorkTree.around(options.directory())
                .map(tree -> SourceRepository.of(tree, options.directory()));
    }

    /**
     * The tags of a repository: of its host or, if that does not answer, of its checkout.
     *
     * @throws SourceException if there is no answer
     */
    List<String> tags(SourceRepository repository) throws SourceException {
        TagListing known = listed.get(repository.url());
        TagListing listing = known != null ? known : list(repository);
        listed.put(repository.url(), listing);
        return listing.tags().stream().map(Release::tag).sorted().toList();
    }

    private TagListing list(SourceRepository repository) throws SourceException {
        ReleaseLookup lookup = services.apply(empty(repository.url())).lookup();
        try {
            return lookup.tags(repository.url());
        } catch (SourceException e) {
            if (repository.checkout().isEmpty()) {
                throw e;
            }
            notes.add(
                    "%s; the tags are those of the checkout %s, which may be old"
                            .formatted(e.problem(), repository.root()));
            return lookup.tags(repository.checkout().get());
        }
    }

    /** Where relative paths start. */
    Path directory() {
        return options.directory();
    }

    /** The listings, so that no tag is listed twice. */
    Map<RepositoryUrl, TagListing> listed() {
        return listed;
    }

    List<String> notes() {
        return notes;
    }

    private static RegistryDefinition empty(RepositoryUrl repository) {
        return new RegistryDefinition(
                "init",
                "",
                repository,
                "",
                "",
                List.of(),
                List.of(),
                Severities.USUAL,
                List.of(),
                List.of());
    }
}
