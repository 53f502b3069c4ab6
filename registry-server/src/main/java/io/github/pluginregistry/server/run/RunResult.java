package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param summary one line for people
 * @param published the commit or the address of the pull request; empty where there is none
 * @param told what dependents are told of; null for nothing
 * @param observed what the hosts had
 * @param files the files of the registry that readers get; empty where they are the same
 */
record RunResult(
        Result result,
        String summary,
        List<PublishedVersionChange> changes,
        String published,
        @Nullable PublishedChange told,
        Observed observed,
        Map<String, String> files) {

    RunResult {
        changes = List.copyOf(changes);
        files = Map.copyOf(files);
    }

    static RunResult unchanged(Observed observed) {
        return new RunResult(
                Result.UNCHANGED, "No tag has changed.", List.of(), "", null, observed, Map.of());
    }

    Optional<PublishedChange> publishedChange() {
        return Optional.ofNullable(told);
    }
}
