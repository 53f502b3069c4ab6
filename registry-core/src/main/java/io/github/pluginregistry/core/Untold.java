package io.github.pluginregistry.core;

import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.Account;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out what is told elsewhere: a plugin none of whose patterns matches is in trouble. */
final class Untold {

    private final Set<PluginId> matching;

    /**
     * @param accounts how every plugin was decided
     */
    Untold(List<Account> accounts) {
        this.matching =
                accounts.stream()
                        .filter(account -> !account.candidates().isEmpty())
                        .map(account -> account.plugin().id())
                        .collect(Collectors.toSet());
    }

    List<Observation> of(List<Observation> coverage) {
        return coverage.stream().filter(it -> !isTold(it)).toList();
    }

    private boolean isTold(Observation observation) {
        return observation.kind() == Observation.Kind.IDLE_PATTERN
                && Collections.disjoint(observation.plugins(), matching);
    }
}
