package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.io.LogSanitizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The output format of an explanation. */
public enum ExplanationFormat {
    TEXT {
        @Override
        public String render(ExplainReport explanations, DetailLevel extent) {
            return textOfAll(explanations, extent);
        }
    },
    /** JSON for programs, as docs/explain.md describes it. */
    JSON {
        @Override
        public String render(ExplainReport explanations, DetailLevel extent) {
            return ExplanationJson.render(explanations, extent);
        }
    };

    /**
     * Parses the name of a format.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ExplanationFormat of(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "registry.format is \"%s\"; write text or json"
                                                .formatted(text)));
    }

    /**
     * Renders explanations, one after the other.
     *
     * @return lines, each ended by LF
     */
    public abstract String render(ExplainReport explanations, DetailLevel extent);

    /** The decision and the tags of each plugin, then the coverage. */
    private static String textOfAll(ExplainReport report, DetailLevel extent) {
        return report.plugins().stream()
                        .map(explanation -> text(explanation, extent))
                        .collect(Collectors.joining("\n"))
                + coverage(report);
    }

    /** Tags are written by others, so each line is escaped for a log. */
    static String text(Explanation explanation, DetailLevel extent) {
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
