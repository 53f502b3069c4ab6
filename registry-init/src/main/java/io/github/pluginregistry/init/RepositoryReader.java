package io.github.pluginregistry.init;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.TagListings;
import io.github.pluginregistry.core.validation.Severities;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the tags of the repositories that the user names. */
final class RepositoryReader {

    private final InitOptions options;
    private final Function<RegistryDefinition, RegistryServiceBuilder> services;
    private final Map<RepositoryUrl, TagListing> listed = new LinkedHashMap<>();
    private final Map<RepositoryUrl, SourceException> failures = new LinkedHashMap<>();
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

    /** Lists the tags of repositories, in parallel. */
    void list(Collection<SourceRepository> repositories) {
        Map<RepositoryUrl, SourceRepository> unknown =
                repositories.stream()
                        .filter(it -> !listed.containsKey(it.url()))
                        .filter(it -> !failures.containsKey(it.url()))
                        .collect(
                                Collectors.toMap(
                                        SourceRepository::url,
                                        Function.identity(),
                                        (first, second) -> first,
                                        LinkedHashMap::new));
        if (!unknown.isEmpty()) {
            TagListings.Found found = find(unknown.keySet());
            listed.putAll(found.tags());
            failures.putAll(found.failures());
            unknown.values().stream()
                    .filter(it -> failures.containsKey(it.url()))
                    .forEach(this::listCheckout);
        }
    }

    /**
     * The tags of a repository: of its host or, if that does not answer, of its checkout.
     *
     * @throws SourceException if there is no answer
     */
    List<String> tags(SourceRepository repository) throws SourceException {
        list(List.of(repository));
        SourceException failure = failures.get(repository.url());
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(listed.get(repository.url())).tags().stream()
                .map(Release::tag)
                .sorted()
                .toList();
    }

    private void listCheckout(SourceRepository repository) {
        Optional<TagListing> tags =
                repository
                        .checkout()
                        .flatMap(it -> find(List.of(it)).tags().values().stream().findFirst());
        tags.ifPresent(
                it -> {
                    listed.put(repository.url(), it);
                    notes.add(
                            "%s; the tags are those of the checkout %s, which may be old"
                                    .formatted(
                                            Objects.requireNonNull(
                                                            failures.remove(repository.url()))
                                                    .problem(),
                                            repository.root()));
                });
    }

    private TagListings.Found find(Collection<RepositoryUrl> repositories) {
        return services.apply(empty(repositories.iterator().next())).lookup().tags(repositories);
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
