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
     * Reads it into a scratch repository of its own, since only two commits are needed.
     *
     * @return empty where the branch is gone meanwhile
     * @throws PublishException if people have worked on the branch
     */
    static Optional<ExistingPullRequest> read(
            RemoteBranch remoteBranch, BranchRenderer renderer, String branch)
            throws IOException, PublishException {
        try (ScratchRepository scratch =
                remoteBranch.copy().scratch(remoteBranch.git()::repeatsToken)) {
            Branches branches =
                    remoteBranch
                            .git()
                            .fetch(
                                    scratch.directory(),
                                    THE_COMMIT_AND_ITS_PARENT,
                                    known -> List.of(branch));
            Optional<String> tip = branches.tip(branch);
            return tip.isPresent()
                    ? Optional.of(read(scratch, renderer, tip.get(), remoteBranch.place(branch)))
                    : Optional.empty();
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    private static ExistingPullRequest read(
            ScratchRepository scratch, BranchRenderer renderer, String commit, String place)
            throws IOException, PublishException {
        Optional<String> parent = scratch.parent(commit);
        Set<String> foreign =
                new TreeSet<>(
                        parent.isPresent()
                                ? scratch.differences(parent.get(), commit)
                                : Set.of("a beginning of its own"));
        foreign.removeAll(renderer.paths());
        if (!foreign.isEmpty()) {
            throw new PublishException(
                    "%s has changes besides those of the registry's files: %s"
                            .formatted(place, SafeExcerpt.of(String.join(", ", foreign), 200)),
                    "merge or delete that branch, or name another one by registry.pullRequestBranch");
        }
        return new ExistingPullRequest(
                commit,
                renderer.proposed(scratch, commit),
                renderer.definitionIn(scratch, commit),
                renderer.standing(scratch, commit),
                renderer.standing(scratch, parent.orElse(commit)));
    }

    /** Whether merging it gives the branch the rendered files. */
    boolean brings(RenderedBranch rendered) {
        return files.equals(rendered.files()) && before.equals(rendered.standing());
    }
}
