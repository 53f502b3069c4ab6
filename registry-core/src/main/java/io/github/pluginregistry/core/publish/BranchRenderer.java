package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.io.FilePlan.RenderedFile;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.VersionHistory;
import io.github.pluginregistry.core.output.PageOwner;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.publish.PublishCheck.VerifiedFiles;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.update.LastUpdated;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.SameRegistryGuard;
import io.github.pluginregistry.core.update.UpdateNotice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Renders the registry anew for a branch: what this run found, on what is published there, by the
 * definition that is there. So what is pushed is always in sync with what it is pushed to, and
 * generated text is never merged.
 */
final class BranchRenderer {

    private static final String OTHERWISE =
            "this run chose its version by another definition than the branch has; what is published there was kept until an update runs by that";

    private final CommittedRegistry committed;
    private final VerifiedFiles verified;
    private final LastUpdated lastUpdated;
    private final PublishCheck check;

    /** The merge base of the checkout and the branch; empty where there is none. */
    private final String shared;

    /** What was published when this run started. */
    private final PublishedRegistry base;

    /** Renders for a run that starts when the branch is at this commit. */
    BranchRenderer(
            String tip,
            CommittedRegistry committed,
            VerifiedFiles verified,
            LastUpdated lastUpdated,
            PublishCheck check)
            throws IOException, PublishException {
        this.committed = committed;
        this.verified = verified;
        this.lastUpdated = lastUpdated;
        this.check = check;
        Optional<String> head = committed.copy().head();
        this.shared =
                head.isPresent() ? committed.commits().mergeBase(head.get(), tip).orElse("") : "";
        this.base = shared.isEmpty() ? committed.published(tip) : committed.validPublished(shared);
    }

    /**
     * Renders the files for the branch.
     *
     * @param concurrent what else is proposed for the branch
     */
    RenderedBranch render(String tip, ConcurrentProposal concurrent)
            throws IOException, DefinitionException, PublishException {
        PublishedRegistry published = committed.published(tip);
        Optional<RegistryDefinition> there = committed.definition(tip);
        RegistryDefinition rules = there.orElse(committed.here());
        requireSameRegistry(tip, rules, published);
        Map<String, LatestRelease> latest = concurrent.mergedInto(merged(rules, published), rules);
        Registry registry =
                lastUpdated.date(
                        RegistryAssembler.of(rules, latest, history(rules, published)),
                        published,
                        concurrent.now(),
                        verified.registry());
        Map<String, String> texts = rendered(registry);
        check.requireValid(rules, texts.getOrDefault(committed.path(committed.files().json()), ""));
        return new RenderedBranch(
                texts,
                committed.texts(tip),
                new ChangeSummary(
                        rules.name(),
                        PublishedVersionChange.between(published.entries(), registry),
                        notes(rules, published)),
                committed.unpublishedDefinition(there.orElse(null), shared).orElse(null));
    }

    private Map<String, LatestRelease> merged(
            RegistryDefinition rules, PublishedRegistry published) {
        return new ThreeWayMerge(
                        base.entries(),
                        ThreeWayMerge.decidedAlike(
                                verified.registry().entries(), committed.here(), rules),
                        published.entries())
                .latest(rules);
    }

    /** The versions of both sides; where both have one, this run has seen its tag last. */
    private VersionHistory history(RegistryDefinition rules, PublishedRegistry published) {
        VersionHistory ours = verified.registry().history();
        Map<String, List<PluginVersion>> merged = new LinkedHashMap<>();
        for (PluginDefinition plugin : rules.plugins()) {
            Map<String, PluginVersion> versions = new LinkedHashMap<>();
            published.history().of(plugin.id()).forEach(it -> versions.put(it.tag(), it));
            if (committed.here().decidesAlike(rules, plugin)) {
                ours.of(plugin.id()).forEach(it -> versions.put(it.tag(), it));
            }
            merged.put(plugin.id().value(), List.copyOf(versions.values()));
        }
        return new VersionHistory(ours.isKept(), merged);
    }

    /** A registry that was renamed with the agreement of the update passes on this branch, too. */
    private void requireSameRegistry(
            String tip, RegistryDefinition rules, PublishedRegistry published)
            throws IOException, PublishException {
        Optional<PageOwner> owner = committed.owner(tip);
        if (shared.isEmpty() || !owner.equals(committed.owner(shared))) {
            SameRegistryGuard.require(
                    rules,
                    published,
                    owner.orElse(null),
                    "%s of commit %s, which is on the branch,"
                            .formatted(
                                    committed.path(committed.files().json()), tip.substring(0, 9)));
        }
    }

    /** What the update reported, and what of it does not apply to the branch. */
    private List<UpdateNotice> notes(RegistryDefinition rules, PublishedRegistry published) {
        return Stream.concat(
                        verified.notes().stream(),
                        rules.plugins().stream()
                                .filter(plugin -> !committed.here().decidesAlike(rules, plugin))
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

    private Map<String, String> rendered(Registry registry) throws IOException, PublishException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (RenderedFile file : committed.files().render(registry)) {
            texts.put(committed.path(file.file()), file.text());
        }
        return texts;
    }
}
