package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.resolve.CoverageWarning;
import java.util.List;

/**
 * The explanation of how the latest versions of plugins were chosen.
 *
 * @param coverage warnings about the definition's coverage; empty where one plugin was requested
 */
public record ExplainReport(List<Explanation> plugins, List<CoverageWarning> coverage) {

    public ExplainReport {
        plugins = List.copyOf(plugins);
        coverage = List.copyOf(coverage);
    }
}
