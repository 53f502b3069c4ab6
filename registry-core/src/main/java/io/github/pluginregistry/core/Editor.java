package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.DefinitionException;
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

    private final CommittedDefinition definition;
    private final RegistryFiles files;
    private final Manuscript manuscript;
    private final Dating dating;
    private final WorkingCopy copy;
    private Optional<String> shared = Optional.empty();
    private Optional<PublishedRegistry> base = Optional.empty();

    Editor(
            CommittedDefinition definition,
            RegistryFiles files,
            Manuscript manuscript,
            Dating dating,
            WorkingCopy copy) {
        this.definition = definition;
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
            shared = shared(workshop, tip);
            base = Optional.of(shared.isPresent() ? published(workshop, shared.get()) : published);
        }
        Optional<RegistryDefinition> there = definition.in(workshop, tip);
        RegistryDefinition rules = there.orElse(definition.here());
        Reconciliation found =
                new Reconciliation(
                        base.get()::latest,
                        manuscript.registry()::latest,
                        definition.here(),
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
                        manuscript.notes()),
                definition.unpushed(workshop, there, shared));
    }

    private static Latest unknown(PluginDefinition plugin) {
        return Latest.unknown(ReleasePage.of(plugin.repository()));
    }

    /** What this run started from: where the checkout and the branch last were the same. */
    private Optional<String> shared(Workshop workshop, String tip) throws IOException {
        Optional<String> head = copy.head();
        return head.isPresent() ? workshop.mergeBase(head.get(), tip) : Optional.empty();
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
