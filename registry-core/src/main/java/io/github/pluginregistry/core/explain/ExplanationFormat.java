package io.github.pluginregistry.core.explain;

import java.util.Arrays;
import java.util.Locale;

/** The output format of an explanation. */
public enum ExplanationFormat {
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
}
