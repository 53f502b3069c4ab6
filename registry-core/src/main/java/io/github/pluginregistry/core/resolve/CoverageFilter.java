package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.PluginId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out what is told elsewhere: a plugin none of whose patterns matches is in trouble. */
public final class CoverageFilter {

    private final Set<PluginId> matching;

    /**
     * @param accounts how every plugin was decided
     */
    public CoverageFilter(List<ResolutionDetails> accounts) {
        this.matching =
                accounts.stream()
                        .filter(account -> !account.candidates().isEmpty())
                        .map(account -> account.plugin().id())
                        .collect(Collectors.toSet());
    }

    public List<CoverageWarning> of(List<CoverageWarning> coverage) {
        return coverage.stream().filter(it -> !isTold(it)).toList();
    }

    private boolean isTold(CoverageWarning observation) {
        return observation.kind() == CoverageWarning.Kind.IDLE_PATTERN
                && Collections.disjoint(observation.plugins(), matching);
    }
}
