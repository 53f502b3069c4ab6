package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.Commits;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.output.HistoryFile;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageOwner;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.publish.PublishReport.UnpublishedDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the registry as commits have it: its definition and its files.
 *
 * @param here the definition of this run
 */
record CommittedRegistry(
        RegistryDefinition here,
        RegistryFiles files,
        DefinitionParser parser,
        WorkingCopy copy,
        Commits commits) {

    /** The same in the commits of another repository. */
    CommittedRegistry in(Commits others) {
        return new CommittedRegistry(here, files, parser, copy, others);
    }

    /** The definition in a commit; empty where it has none. */
    Optional<RegistryDefinition> definition(String commit)
            throws IOException, DefinitionException, PublishException {
        Optional<String> path = copy.path(files.definition());
        Optional<String> text =
                path.isPresent() ? commits.text(commit, path.get()) : Optional.empty();
        if (path.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        return text.get().equals(ownDefinition())
                ? Optional.of(here)
                : parser.read(text.get(), path.get());
    }

    private String ownDefinition() throws IOException {
        // As texts of commits are decoded, in whatever encoding a POM may be.
        return new String(files.definitionBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** The definition in a commit; empty where it is missing or invalid. */
    Optional<RegistryDefinition> validDefinition(String commit) throws IOException {
        try {
            return definition(commit);
        } catch (DefinitionException | PublishException e) {
            return Optional.empty();
        }
    }

    /**
     * What the definition has here and not on a branch. What others changed there meanwhile is not
     * reported, nor is a branch that is meant to have no definition, such as one of pages.
     *
     * @param shared the merge base of the checkout and the branch; empty where there is none
     */
    Optional<UnpublishedDefinition> unpublishedDefinition(
            @Nullable RegistryDefinition there, String shared) throws IOException {
        if (isHere(there) || (there == null && shared.isEmpty())) {
            return Optional.empty();
        }
        @Nullable RegistryDefinition before =
                shared.isEmpty() ? null : validDefinition(shared).orElse(null);
        boolean isTheirDoing = isHere(before) || (there == null && before != null);
        return isTheirDoing
                ? Optional.empty()
                : copy.path(files.definition())
                        .map(path -> new UnpublishedDefinition(path, there != null));
    }

    private boolean isHere(@Nullable RegistryDefinition other) {
        return other != null && here.isEquivalentTo(other);
    }

    /**
     * The content of plugins.json on the branch.
     *
     * @throws PublishException if it is not a registry, since it may be another program's
     */
    PublishedRegistry published(String tip) throws IOException, PublishException {
        try {
            return withHistory(parsed(tip), tip);
        } catch (InvalidRegistryFileException e) {
            throw new PublishException(
                    "%s of commit %s, which is on the branch, is not replaced: %s (line %d)"
                            .formatted(
                                    path(files.json()), tip.substring(0, 9), e.problem(), e.line()),
                    "pull it, and " + e.remedy() + "; then push that, update and publish again");
        }
    }

    /** The content of plugins.json in any commit; nothing where it is missing or invalid. */
    PublishedRegistry validPublished(String commit) throws IOException, PublishException {
        try {
            return commits.obstacle(commit, path(files.json())).isPresent()
                    ? PublishedRegistry.empty()
                    : parsed(commit);
        } catch (InvalidRegistryFileException e) {
            return PublishedRegistry.empty();
        }
    }

    private PublishedRegistry parsed(String commit)
            throws IOException, PublishException, InvalidRegistryFileException {
        Optional<String> json = commits.text(commit, path(files.json()));
        return json.isPresent() ? PublishedRegistry.parse(json.get()) : PublishedRegistry.empty();
    }

    private PublishedRegistry withHistory(PublishedRegistry registry, String commit)
            throws IOException, PublishException {
        Optional<HistoryFile> file = files.history();
        if (file.isEmpty()) {
            return registry;
        }
        String path = path(files.directory().resolve(file.get().name()));
        String text = commits.text(commit, path).orElse("");
        try {
            return registry.with(file.get().read(text));
        } catch (IOException e) {
            throw new PublishException(
                    "%s of commit %s, which is on the branch, is not replaced, since it is not a history of versions: %s"
                            .formatted(path, commit.substring(0, 9), e.getMessage()),
                    "pull it and correct it; then push that, update and publish again");
        }
    }

    /** The registry that plugins.md in a commit belongs to. */
    Optional<PageOwner> owner(String commit) throws IOException, PublishException {
        String page = path(files.page());
        return commits.obstacle(commit, page).isPresent()
                ? Optional.empty()
                : commits.text(commit, page).flatMap(PageOwner::in);
    }

    /** The texts of the files that a commit has, by their paths. */
    Map<String, String> texts(String commit) throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String path : paths()) {
            commits.text(commit, path).ifPresent(text -> texts.put(path, text));
        }
        return texts;
    }

    /** The paths of the files in the repository. */
    Set<String> paths() throws IOException, PublishException {
        Set<String> paths = new TreeSet<>();
        for (Path file : files.all()) {
            paths.add(path(file));
        }
        return paths;
    }

    /** The path of a file in the repository. */
    String path(Path file) throws IOException, PublishException {
        return copy.path(file)
                .orElseThrow(
                        () ->
                                new PublishException(
                                        "%s lies outside of the checkout at %s"
                                                .formatted(file, copy.root()),
                                        "let registry.outputDirectory be in it"));
    }
}
