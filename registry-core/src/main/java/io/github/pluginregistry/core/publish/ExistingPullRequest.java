package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.Branches;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an earlier run proposed: one commit that changes the registry's files and nothing else.
 *
 * @param commit its object id
 * @param registry what plugins.json says there
 * @param definition the definition that is there; empty where there is none to understand
 * @param files the texts of the files there
 * @param before the texts of the files as they were before it
 */
record ExistingPullRequest(
        String commit,
        PublishedRegistry registry,
        Optional<RegistryDefinition> definition,
        Map<String, String> files,
        Map<String, String> before) {

    private static final int THE_COMMIT_AND_ITS_PARENT = 2;

    /**
     * Reads it, in a workshop of its own, since no more of its history is looked at.
     *
     * @return empty where the branch is gone meanwhile
     * @throws PublishException if people have worked on the branch
     */
    static Optional<ExistingPullRequest> read(
            RemoteBranch delivery, BranchRenderer editor, String branch)
            throws IOException, PublishException {
        try (ScratchRepository workshop = delivery.copy().workshop(delivery.git()::repeatsToken)) {
            Branches branches =
                    delivery.git()
                            .fetch(
                                    workshop.directory(),
                                    THE_COMMIT_AND_ITS_PARENT,
                                    known -> List.of(branch));
            Optional<String> tip = branches.tip(branch);
            return tip.isPresent()
                    ? Optional.of(read(workshop, editor, tip.get(), delivery.place(branch)))
                    : Optional.empty();
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private static ExistingPullRequest read(
            ScratchRepository workshop, BranchRenderer editor, String commit, String place)
            throws IOException, PublishException {
        Optional<String> parent = workshop.parent(commit);
        Set<String> foreign =
                new TreeSet<>(
                        parent.isPresent()
                                ? workshop.differences(parent.get(), commit)
                                : Set.of("a beginning of its own"));
        foreign.removeAll(editor.paths());
        if (!foreign.isEmpty()) {
            throw new PublishException(
                    "%s has changes besides those of the registry's files: %s"
                            .formatted(place, SafeExcerpt.of(String.join(", ", foreign), 200)),
                    "merge or delete that branch, or name another one by registry.pullRequestBranch");
        }
        return new ExistingPullRequest(
                commit,
                editor.proposed(workshop, commit),
                editor.definitionIn(workshop, commit),
                editor.standing(workshop, commit),
                editor.standing(workshop, parent.orElse(commit)));
    }

    /** Whether merging it makes the branch what an edition would make it. */
    boolean brings(RenderedBranch edition) {
        return files.equals(edition.files()) && before.equals(edition.standing());
    }
}
