package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import java.util.List;
import java.util.Map;

/**
 * What a run did.
 *
 * @param summary one line for people
 * @param published the commit or the address of the pull request; empty where there is none
 * @param commit the commit that was pushed; empty where none was
 * @param message the message of that commit
 * @param observed what the hosts had
 * @param files the files of the registry that readers get; empty where they are the same
 */
record RunResult(
        Result result,
        String summary,
        List<PublishedVersionChange> changes,
        String published,
        String commit,
        String message,
        Observed observed,
        Map<String, String> files) {

    RunResult {
        changes = List.copyOf(changes);
        files = Map.copyOf(files);
    }

    static RunResult unchanged(Observed observed) {
        return new RunResult(
                Result.UNCHANGED, "No tag has changed.", List.of(), "", "", "", observed, Map.of());
    }
}
