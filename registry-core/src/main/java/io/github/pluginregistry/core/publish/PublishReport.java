package io.github.pluginregistry.core.publish;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What became of publishing.
 *
 * @param outcome what was done
 * @param summary what the branch gets, in words
 * @param message the message of the commit; empty where there is none
 * @param files the paths of the files that the commit changes
 * @param target the branch that gets the files, for people, for example {@code main of origin}
 * @param commit the object id of the commit; empty where there is none
 * @param pullRequest the page of the pull request that was opened, brought up to date or closed
 * @param unpublishedDefinition what the definition has here and not on that branch, so that it is
 *     not published
 */
public record PublishReport(
        Outcome outcome,
        ChangeSummary summary,
        String message,
        List<String> files,
        String target,
        Optional<String> commit,
        Optional<URI> pullRequest,
        Optional<UnpublishedDefinition> unpublishedDefinition) {

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

    public PublishReport {
        files = List.copyOf(files);
    }

    static PublishReport without(
            Outcome outcome, String target, Optional<UnpublishedDefinition> unpublishedDefinition) {
        return new PublishReport(
                outcome,
                new ChangeSummary("", List.of(), List.of()),
                "",
                List.of(),
                target,
                Optional.empty(),
                Optional.empty(),
                unpublishedDefinition);
    }

    /** The same with the page of a pull request. */
    PublishReport on(Optional<URI> page) {
        return new PublishReport(
                outcome, summary, message, files, target, commit, page, unpublishedDefinition);
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
