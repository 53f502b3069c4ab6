package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.resolve.CoverageWarning;
import java.util.List;

/**
 * How the latest versions of plugins come about.
 *
 * @param plugins one explanation for each plugin that was asked for, in the definition's order
 * @param coverage what the definition leaves out or names for nothing; empty where one plugin alone
 *     was asked for
 */
public record ExplainReport(List<Explanation> plugins, List<CoverageWarning> coverage) {

    public ExplainReport {
        plugins = List.copyOf(plugins);
        coverage = List.copyOf(coverage);
    }
}
