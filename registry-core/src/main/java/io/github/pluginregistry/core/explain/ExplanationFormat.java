package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.text.OneLine;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** For whom an explanation is written. */
public enum ExplanationFormat {
    /** Text for people. */
    TEXT {
        @Override
        public String render(ExplainReport explanations, Extent extent) {
            return explanations.plugins().stream()
                            .map(explanation -> ExplanationText.render(explanation, extent))
                            .collect(Collectors.joining("\n"))
                    + coverage(explanations);
        }

        private String coverage(ExplainReport explanations) {
            return explanations.coverage().isEmpty()
                    ? ""
                    : explanations.coverage().stream()
                            .map(observation -> "  " + OneLine.of(observation.toString()) + "\n")
                            .collect(Collectors.joining("", "\ncoverage\n", ""));
        }
    },
    /** JSON for programs, as docs/explain.md describes it. */
    JSON {
        @Override
        public String render(ExplainReport explanations, Extent extent) {
            return ExplanationJson.render(explanations, extent);
        }
    };

    /**
     * Reads a format as a user writes it.
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
     * Writes explanations down, one after the other.
     *
     * @return lines, each ended by LF
     */
    public abstract String render(ExplainReport explanations, Extent extent);
}
