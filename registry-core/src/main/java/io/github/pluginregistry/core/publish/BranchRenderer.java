package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.git.WorkingCopy;
import io.github.pluginregistry.core.io.FilePlan.RenderedFile;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageOwner;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.update.LastUpdated;
import io.github.pluginregistry.core.update.SameRegistryGuard;
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
    private final VerifiedFiles verified;
    private final LastUpdated lastUpdated;
    private final WorkingCopy copy;
    private final ScratchRepository scratch;
    private final RenderedCheck check;

    /**
     * The commit that the checkout and the branch last had in common; empty where there is none.
     */
    private final Optional<String> shared;

    /** What was published when this run started. */
    private final PublishedRegistry base;

    /**
     * Renders for a run that starts when the branch is at this commit.
     *
     * @param tip the commit, which the scratch repository has
     */
    BranchRenderer(
            String tip,
            DefinitionAtCommit definition,
            RegistryFiles files,
            VerifiedFiles verified,
            LastUpdated lastUpdated,
            RemoteBranch branch,
            RenderedCheck check)
            throws IOException, PublishException {
        this.definition = definition;
        this.files = files;
        this.verified = verified;
        this.lastUpdated = lastUpdated;
        this.copy = branch.copy();
        this.scratch = branch.scratch();
        this.check = check;
        Optional<String> head = copy.head();
        this.shared = head.isPresent() ? scratch.mergeBase(head.get(), tip) : Optional.empty();
        this.base = shared.isPresent() ? proposed(scratch, shared.get()) : published(tip);
    }

    /**
     * Renders the files for the branch.
     *
     * @param tip the commit that the branch points to, which the scratch repository has
     * @param concurrent what else is proposed for the branch
     */
    RenderedBranch render(String tip, ConcurrentProposal concurrent)
            throws IOException, DefinitionException, PublishException {
        PublishedRegistry published = published(tip);
        Optional<RegistryDefinition> there = definition.in(scratch, tip);
        RegistryDefinition rules = there.orElse(definition.here());
        requireSameRegistry(tip, rules, published);
        ThreeWayMerge found =
                new ThreeWayMerge(
                        base::latest,
                        verified.registry()::latest,
                        definition.here(),
                        published::latest);
        Registry registry =
                lastUpdated.date(
                        RegistryAssembler.of(
                                rules,
                                plugin ->
                                        concurrent.joinedBy(
                                                found.latest(plugin, rules), plugin, rules)),
                        published,
                        concurrent.now(),
                        verified.registry());
        Map<String, String> texts = rendered(registry);
        check.require(rules, texts.getOrDefault(pathOf(files.json()), ""));
        return new RenderedBranch(
                texts,
                standing(scratch, tip),
                new ChangeSummary(
                        rules.name(),
                        PublishedVersionChange.between(published.entries(), registry),
                        notes(rules, published)),
                definition.unpublishedDefinition(scratch, there, shared));
    }

    /** A registry that the update was told is renamed is the same here and where both were one. */
    private void requireSameRegistry(
            String tip, RegistryDefinition rules, PublishedRegistry published)
            throws IOException, PublishException {
        Optional<PageOwner> owner = owner(tip);
        if (shared.isEmpty() || !owner.equals(owner(shared.get()))) {
            SameRegistryGuard.require(
                    rules,
                    published,
                    owner,
                    "%s of commit %s, which is on the branch,"
                            .formatted(pathOf(files.json()), tip.substring(0, 9)));
        }
    }

    private Optional<PageOwner> owner(String commit) throws IOException, PublishException {
        String page = pathOf(files.page());
        return scratch.obstacle(commit, page).isPresent()
                ? Optional.empty()
                : scratch.text(commit, page).flatMap(PageOwner::in);
    }

    /** What the update had to say, and what of it the branch has no use for. */
    private List<UpdateNotice> notes(RegistryDefinition rules, PublishedRegistry published) {
        return Stream.concat(
                        verified.notes().stream(),
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
        Optional<LatestRelease> found = verified.registry().latest(plugin.id());
        return found.isPresent() && !found.equals(published.latest(plugin.id()));
    }

    /**
     * What plugins.json says on the branch.
     *
     * @throws PublishException if it says what nobody understands, which may be another program's
     */
    private PublishedRegistry published(String tip) throws IOException, PublishException {
        try {
            return parsed(scratch, tip);
        } catch (InvalidRegistryFileException e) {
            throw new PublishException(
                    "%s of commit %s, which is on the branch, is not replaced: %s (line %d)"
                            .formatted(
                                    pathOf(files.json()),
                                    tip.substring(0, 9),
                                    e.problem(),
                                    e.line()),
                    "pull it, and " + e.remedy() + "; then push that, update and publish again");
        }
    }

    /**
     * What plugins.json says in a commit that is not the branch's; nothing where nobody can tell.
     */
    public PublishedRegistry proposed(ScratchRepository from, String commit)
            throws IOException, PublishException {
        try {
            return from.obstacle(commit, pathOf(files.json())).isPresent()
                    ? PublishedRegistry.empty()
                    : parsed(from, commit);
        } catch (InvalidRegistryFileException e) {
            return PublishedRegistry.empty();
        }
    }

    private PublishedRegistry parsed(ScratchRepository from, String commit)
            throws IOException, PublishException, InvalidRegistryFileException {
        Optional<String> json = from.text(commit, pathOf(files.json()));
        return json.isPresent() ? PublishedRegistry.parse(json.get()) : PublishedRegistry.empty();
    }

    /** The definition in a commit of another branch; empty where it is missing or invalid. */
    Optional<RegistryDefinition> definitionIn(ScratchRepository from, String commit)
            throws IOException {
        return definition.old(from, commit);
    }

    private Map<String, String> rendered(Registry registry) throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RenderedFile file : files.render(registry)) {
            texts.put(pathOf(file.file()), file.text());
        }
        return texts;
    }

    /** The texts of the files in a commit, by their paths; those that are there. */
    Map<String, String> standing(ScratchRepository from, String commit)
            throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files.all()) {
            String path = pathOf(file);
            from.text(commit, path).ifPresent(text -> texts.put(path, text));
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
