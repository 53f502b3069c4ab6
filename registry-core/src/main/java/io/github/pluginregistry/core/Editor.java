package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.plan.WantedFile;
import io.github.pluginregistry.core.publish.PublishException;
import io.github.pluginregistry.core.publish.Tidings;
import io.github.pluginregistry.core.publish.VersionStep;
import io.github.pluginregistry.core.publish.git.WorkingCopy;
import io.github.pluginregistry.core.publish.git.Workshop;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.ReleasePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renders the registry anew for a branch: what this run found, on what is published there, by the
 * definition that is there. So what is pushed is always in step with what it is pushed to, and
 * generated text is never merged.
 */
final class Editor {

    private final RegistryDefinition definition;
    private final Path definitionFile;
    private final RegistryFiles files;
    private final Manuscript manuscript;
    private final Dating dating;
    private final WorkingCopy copy;
    private Optional<PublishedRegistry> base = Optional.empty();

    Editor(
            RegistryDefinition definition,
            Path definitionFile,
            RegistryFiles files,
            Manuscript manuscript,
            Dating dating,
            WorkingCopy copy) {
        this.definition = definition;
        this.definitionFile = definitionFile;
        this.files = files;
        this.manuscript = manuscript;
        this.dating = dating;
        this.copy = copy;
    }

    /**
     * The files for a branch.
     *
     * @param tip the commit that the branch leads to, which the workshop has
     * @param rivals what else is proposed for the branch
     */
    Edition edition(Workshop workshop, String tip, Rivals rivals)
            throws IOException, DefinitionException, PublishException {
        PublishedRegistry published = published(workshop, tip);
        if (base.isEmpty()) {
            base = Optional.of(base(workshop, tip, published));
        }
        RegistryDefinition rules = rules(workshop, tip);
        Reconciliation found =
                new Reconciliation(
                        base.get()::latest,
                        manuscript.registry()::latest,
                        definition,
                        published::latest);
        Registry registry =
                dating.date(
                        new Composition(rules)
                                .of(
                                        plugin ->
                                                rivals.joinedBy(found.latest(plugin), plugin, rules)
                                                        .orElseGet(() -> unknown(plugin))),
                        published,
                        rivals.now(),
                        manuscript.registry());
        return new Edition(
                rendered(registry),
                standing(workshop, tip),
                new Tidings(
                        rules.name(),
                        VersionStep.between(published.entries(), registry),
                        manuscript.notes()));
    }

    private static Latest unknown(PluginDefinition plugin) {
        return Latest.unknown(ReleasePage.of(plugin.repository()));
    }

    /** What this run started from: where the checkout and the branch last were the same. */
    private PublishedRegistry base(Workshop workshop, String tip, PublishedRegistry published)
            throws IOException, PublishException {
        Optional<String> head = copy.head();
        Optional<String> shared =
                head.isPresent() ? workshop.mergeBase(head.get(), tip) : Optional.empty();
        return shared.isPresent() ? published(workshop, shared.get()) : published;
    }

    /** What plugins.json says in a commit; nothing where there is none, or none to understand. */
    PublishedRegistry published(Workshop workshop, String commit)
            throws IOException, PublishException {
        Optional<String> json = workshop.text(commit, pathOf(files.json()));
        try {
            return json.isPresent()
                    ? PublishedRegistry.parse(json.get())
                    : PublishedRegistry.empty();
        } catch (PublishedException e) {
            // It is written anew, as whoever broke it would be told to do.
            return PublishedRegistry.empty();
        }
    }

    /** The definition in a commit; this run's own where it does not lie in the repository. */
    private RegistryDefinition rules(Workshop workshop, String commit)
            throws IOException, DefinitionException, PublishException {
        Optional<String> path = copy.path(definitionFile);
        Optional<String> text =
                path.isPresent() ? workshop.text(commit, path.get()) : Optional.empty();
        if (text.isEmpty() || text.get().equals(own())) {
            return definition;
        }
        String name = String.valueOf(definitionFile.getFileName());
        if (name.endsWith(".xml")) {
            throw new PublishException(
                    "%s has another state here than on the branch to publish to".formatted(name),
                    "commit and push it, or check that branch out, and run registry:update and registry:publish again");
        }
        Path file = Files.writeString(workshop.directory().resolve(name), text.get());
        return new DefinitionReader().read(file, path.orElse(name));
    }

    private String own() throws IOException {
        return Files.readString(definitionFile).replace("\r\n", "\n");
    }

    private Map<String, String> rendered(Registry registry) throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (WantedFile file : files.wantedFor(registry)) {
            texts.put(pathOf(file.file()), file.text());
        }
        return texts;
    }

    /** The texts of the files in a commit, by their paths; those that are there. */
    Map<String, String> standing(Workshop workshop, String commit)
            throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files.all()) {
            String path = pathOf(file);
            workshop.text(commit, path).ifPresent(text -> texts.put(path, text));
        }
        return texts;
    }

    /** The paths of the files in the repository. */
    Set<String> paths() throws IOException, PublishException {
        Set<String> paths = new TreeSet<>();
        for (Path file : files.all()) {
            paths.add(pathOf(file));
        }
        return paths;
    }

    private String pathOf(Path file) throws IOException, PublishException {
        return copy.path(file)
                .orElseThrow(
                        () ->
                                new PublishException(
                                        "%s lies outside of the checkout at %s"
                                                .formatted(file, copy.root()),
                                        "let registry.outputDirectory be in it"));
    }
}
