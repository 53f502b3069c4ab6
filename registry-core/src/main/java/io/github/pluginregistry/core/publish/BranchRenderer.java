package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.io.FilePlan.WantedFile;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageOwner;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.update.LastUpdated;
import io.github.pluginregistry.core.update.OtherRegistry;
import io.github.pluginregistry.core.update.UpdateNotice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Renders the registry anew for a branch: what this run found, on what is published there, by the
 * definition that is there. So what is pushed is always in sync with what it is pushed to, and
 * generated text is never merged.
 */
final class BranchRenderer {

    private static final String OTHERWISE =
            "this run chose its version by another definition than the branch has; what is published there was kept until an update runs by that";

    private final DefinitionAtCommit definition;
    private final RegistryFiles files;
    private final VerifiedFiles manuscript;
    private final LastUpdated dating;
    private final WorkingCopy copy;
    private final RenderedCheck check;
    private Optional<String> shared = Optional.empty();
    private Optional<PublishedRegistry> base = Optional.empty();

    BranchRenderer(
            DefinitionAtCommit definition,
            RegistryFiles files,
            VerifiedFiles manuscript,
            LastUpdated dating,
            WorkingCopy copy,
            RenderedCheck check) {
        this.definition = definition;
        this.files = files;
        this.manuscript = manuscript;
        this.dating = dating;
        this.copy = copy;
        this.check = check;
    }

    /**
     * The files for a branch.
     *
     * @param tip the commit that the branch leads to, which the workshop has
     * @param rivals what else is proposed for the branch
     */
    RenderedBranch edition(ScratchRepository workshop, String tip, ConcurrentProposal rivals)
            throws IOException, DefinitionException, PublishException {
        PublishedRegistry published = published(workshop, tip);
        if (base.isEmpty()) {
            shared = shared(workshop, tip);
            base = Optional.of(shared.isPresent() ? proposed(workshop, shared.get()) : published);
        }
        Optional<RegistryDefinition> there = definition.in(workshop, tip);
        RegistryDefinition rules = there.orElse(definition.here());
        refuseOther(workshop, tip, rules, published);
        ThreeWayMerge found =
                new ThreeWayMerge(
                        base.get()::latest,
                        manuscript.registry()::latest,
                        definition.here(),
                        published::latest);
        Registry registry =
                dating.date(
                        new RegistryAssembler(rules)
                                .of(
                                        plugin ->
                                                rivals.joinedBy(
                                                        found.latest(plugin, rules),
                                                        plugin,
                                                        rules)),
                        published,
                        rivals.now(),
                        manuscript.registry());
        Map<String, String> texts = rendered(registry);
        check.require(rules, texts.getOrDefault(pathOf(files.json()), ""));
        return new RenderedBranch(
                texts,
                standing(workshop, tip),
                new ChangeSummary(
                        rules.name(),
                        PublishedVersionChange.between(published.entries(), registry),
                        notes(rules, published)),
                definition.unpushed(workshop, there, shared));
    }

    /** A registry that the update was told is renamed is the same here and where both were one. */
    private void refuseOther(
            ScratchRepository workshop,
            String tip,
            RegistryDefinition rules,
            PublishedRegistry published)
            throws IOException, PublishException {
        Optional<PageOwner> owner = owner(workshop, tip);
        if (shared.isEmpty() || !owner.equals(owner(workshop, shared.get()))) {
            OtherRegistry.refuse(
                    rules,
                    published,
                    owner,
                    "%s of commit %s, which is on the branch,"
                            .formatted(pathOf(files.json()), tip.substring(0, 9)));
        }
    }

    private Optional<PageOwner> owner(ScratchRepository workshop, String commit)
            throws IOException, PublishException {
        String page = pathOf(files.markdown());
        return workshop.obstacle(commit, page).isPresent()
                ? Optional.empty()
                : workshop.text(commit, page).flatMap(PageOwner::in);
    }

    /** What the update had to say, and what of it the branch has no use for. */
    private List<UpdateNotice> notes(RegistryDefinition rules, PublishedRegistry published) {
        return Stream.concat(
                        manuscript.notes().stream(),
                        rules.plugins().stream()
                                .filter(plugin -> !definition.here().decidesAlike(rules, plugin))
                                .filter(plugin -> differs(plugin, published))
                                .map(
                                        plugin ->
                                                new UpdateNotice(
                                                        true, plugin.id().value(), OTHERWISE)))
                .toList();
    }

    private boolean differs(PluginDefinition plugin, PublishedRegistry published) {
        Optional<LatestRelease> found = manuscript.registry().latest(plugin.id());
        return found.isPresent() && !found.equals(published.latest(plugin.id()));
    }

    /** What this run started from: where the checkout and the branch last were the same. */
    private Optional<String> shared(ScratchRepository workshop, String tip) throws IOException {
        Optional<String> head = copy.head();
        return head.isPresent() ? workshop.mergeBase(head.get(), tip) : Optional.empty();
    }

    /**
     * What plugins.json says on the branch.
     *
     * @throws PublishException if it says what nobody understands, which may be another program's
     */
    private PublishedRegistry published(ScratchRepository workshop, String tip)
            throws IOException, PublishException {
        try {
            return parsed(workshop, tip);
        } catch (InvalidRegistryFileException e) {
            throw new PublishException(
                    "%s of commit %s, which is on the branch, is not replaced: %s (line %d)"
                            .formatted(
                                    pathOf(files.json()),
                                    tip.substring(0, 9),
                                    e.getMessage(),
                                    e.line()),
                    "pull it, and " + e.cure() + "; then push that, update and publish again");
        }
    }

    /**
     * What plugins.json says in a commit that is not the branch's; nothing where nobody can tell.
     */
    PublishedRegistry proposed(ScratchRepository workshop, String commit)
            throws IOException, PublishException {
        try {
            return workshop.obstacle(commit, pathOf(files.json())).isPresent()
                    ? PublishedRegistry.empty()
                    : parsed(workshop, commit);
        } catch (InvalidRegistryFileException e) {
            return PublishedRegistry.empty();
        }
    }

    private PublishedRegistry parsed(ScratchRepository workshop, String commit)
            throws IOException, PublishException, InvalidRegistryFileException {
        Optional<String> json = workshop.text(commit, pathOf(files.json()));
        return json.isPresent() ? PublishedRegistry.parse(json.get()) : PublishedRegistry.empty();
    }

    /** The definition in a commit that is not the branch's; empty where nobody can tell. */
    Optional<RegistryDefinition> definitionIn(ScratchRepository workshop, String commit)
            throws IOException {
        return definition.old(workshop, commit);
    }

    private Map<String, String> rendered(Registry registry) throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (WantedFile file : files.wantedFor(registry)) {
            texts.put(pathOf(file.file()), file.text());
        }
        return texts;
    }

    /** The texts of the files in a commit, by their paths; those that are there. */
    Map<String, String> standing(ScratchRepository workshop, String commit)
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
