package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.forge.PullRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of publishing.
 *
 * @param summary what the branch gets, in words
 * @param message the message of the commit; empty where there is none
 * @param files the paths of the files that the commit changes
 * @param target the branch that gets the files, for people, for example {@code main of origin}
 * @param commit the object id of the commit; empty where there is none
 * @param pullRequest the address of the pull request that was opened, updated or closed; empty
 *     where there is none
 * @param unpublished what the definition has here and not on that branch, so that it is not
 *     published, if anything
 */
public record PublishReport(
        Outcome outcome,
        ChangeSummary summary,
        String message,
        List<String> files,
        String target,
        String commit,
        String pullRequest,
        @Nullable UnpublishedDefinition unpublished) {

    /** What was done. */
    public enum Outcome {
        /** Nothing, since there is to be no network. */
        OFFLINE,
        /** Nothing, since the branch has the files as they are. */
        UNCHANGED,
        /** Nothing; a run that is no dry one would commit. */
        PREVIEWED,
        /** A commit was pushed, and the checkout follows it. */
        FOLLOWED,
        /** A commit was pushed; the checkout stays where it is. */
        PUSHED,
        /** A commit was pushed for a pull request. */
        PROPOSED,
        /** Nothing, since the pull request has the files as they are. */
        STILL_PROPOSED,
        /** The pull request and its branch were taken back: nothing is left to propose. */
        WITHDRAWN
    }

    /**
     * A definition that has changes here which the branch does not have. Files are rendered by what
     * people see on the branch, so nothing of such changes is published; only a branch that has no
     * definition gets its files by the one that is here.
     *
     * @param file the path in the repository of the file that contains the definition
     * @param isOnBranch whether the branch has a definition, if another one
     */
    public record UnpublishedDefinition(String file, boolean isOnBranch) {}

    public PublishReport {
        files = List.copyOf(files);
    }

    static PublishReport without(
            Outcome outcome, String target, @Nullable UnpublishedDefinition unpublished) {
        return new PublishReport(
                outcome,
                new ChangeSummary("", List.of(), List.of()),
                "",
                List.of(),
                target,
                "",
                "",
                unpublished);
    }

    /** The same with the address of a pull request. */
    PublishReport on(PullRequest pull) {
        return new PublishReport(
                outcome,
                summary,
                message,
                files,
                target,
                commit,
                pull.page().toString(),
                unpublished);
    }

    /** What the definition has here and not on the branch. */
    public Optional<UnpublishedDefinition> unpublishedDefinition() {
        return Optional.ofNullable(unpublished);
    }

    /** Whether there is a commit to tell of, pushed by this run or not. */
    public boolean isNews() {
        return !message.isEmpty();
    }

    /** Whether this run pushed a commit. */
    public boolean isChanged() {
        return outcome == Outcome.FOLLOWED
                || outcome == Outcome.PUSHED
                || outcome == Outcome.PROPOSED;
    }
}
