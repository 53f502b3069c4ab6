package io.github.pluginregistry.core.explain;

import java.util.Arrays;
import java.util.Locale;

/** For whom an explanation is written. */
public enum ExplanationFormat {
    /** Text for people. */
    TEXT {
        @Override
        public String render(ExplainReport explanations, DetailLevel extent) {
            return ExplanationText.render(explanations, extent);
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
    public abstract String render(ExplainReport explanations, DetailLevel extent);
}
