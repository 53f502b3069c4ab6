package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.git.ScratchRepository;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run proposed: one commit that changes the registry's files and nothing else.
 *
 * @param registry the content of plugins.json there
 * @param definition the definition that is there; null where it is missing or invalid
 * @param before the texts of the files as they were before it
 */
record ExistingPullRequest(
        String commit,
        PublishedRegistry registry,
        @Nullable RegistryDefinition definition,
        Map<String, String> files,
        Map<String, String> before) {

    private static final int THE_COMMIT_AND_ITS_PARENT = 2;

    /**
     * Reads it into a scratch repository of its own, since only two commits are needed.
     *
     * @param ref the full name of the ref that has it
     * @param place the ref, for messages
     * @return empty where the ref is gone meanwhile
     * @throws PublishException if people have worked on it
     */
    static Optional<ExistingPullRequest> read(
            CommittedRegistry committed, ScratchRepository scratch, String ref, String place)
            throws IOException, PublishException {
        try (ScratchRepository own = scratch.another()) {
            Optional<String> tip = own.fetch(THE_COMMIT_AND_ITS_PARENT, ref);
            return tip.isPresent()
                    ? Optional.of(read(committed.in(own.commits()), tip.get(), place))
                    : Optional.empty();
        }
    }

    private static ExistingPullRequest read(
            CommittedRegistry committed, String commit, String place)
            throws IOException, PublishException {
        Optional<String> parent = committed.commits().parent(commit);
        Set<String> foreign =
                new TreeSet<>(
                        parent.isPresent()
                                ? committed.commits().differences(parent.get(), commit)
                                : Set.of("a beginning of its own"));
        foreign.removeAll(committed.paths());
        if (!foreign.isEmpty()) {
            throw new PublishException(
                    "%s has changes besides those of the registry's files: %s"
                            .formatted(place, SafeExcerpt.of(String.join(", ", foreign), 200)),
                    "merge or delete it, or name another branch by registry.pullRequestBranch");
        }
        return new ExistingPullRequest(
                commit,
                committed.validPublished(commit),
                committed.validDefinition(commit).orElse(null),
                committed.texts(commit),
                committed.texts(parent.orElse(commit)));
    }

    /** Whether merging it gives the branch the rendered files. */
    boolean brings(RenderedBranch rendered) {
        return files.equals(rendered.files()) && before.equals(rendered.current());
    }
}
