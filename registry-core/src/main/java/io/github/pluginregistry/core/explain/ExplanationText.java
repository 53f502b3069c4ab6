package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.io.LogSanitizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders explanations as text: the decision and the tags of each plugin, then the coverage. */
final class ExplanationText {

    private ExplanationText() {}

    static String render(ExplainReport report, DetailLevel extent) {
        return report.plugins().stream()
                        .map(explanation -> render(explanation, extent))
                        .collect(Collectors.joining("\n"))
                + coverage(report);
    }

    /** Tags are written by others, so each line is escaped for a log. */
    static String render(Explanation explanation, DetailLevel extent) {
        return Stream.of(
                        List.of(explanation.account().plugin().id().value()),
                        new DecisionSection(explanation, extent).lines(),
                        new TagsSection(explanation, extent).lines())
                .flatMap(List::stream)
                .map(LogSanitizer::of)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String coverage(ExplainReport report) {
        return report.coverage().isEmpty()
                ? ""
                : report.coverage().stream()
                        .map(observation -> "  " + LogSanitizer.of(observation.toString()) + "\n")
                        .collect(Collectors.joining("", "\ncoverage\n", ""));
    }
}
