package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Parses the severities of rules that a build sets in its POM and by a property. */
public final class SeverityParser {

    private static final String PROPERTY = "registry.rules";

    private final Map<Rule, Severity> set = new EnumMap<>(Rule.class);
    private final List<String> mistakes = new ArrayList<>();

    private SeverityParser() {}

    /**
     * Parses both; the property overrides the POM.
     *
     * @param rules the rules in the POM, if there are any
     * @param property rules and severities, for example {@code order=off,moved=warning}
     * @param place the location of a rule in the POM, for messages
     * @throws IllegalArgumentException if rules or severities are unknown; the message has all of
     *     them
     */
    public static Severities of(
            @Nullable Map<String, @Nullable String> rules,
            @Nullable String property,
            UnaryOperator<String> place) {
        SeverityParser declared = new SeverityParser();
        if (rules != null) {
            rules.forEach(
                    (rule, word) ->
                            declared.set(
                                    place.apply(rule), rule, Objects.toString(word, "").strip()));
        }
        if (property != null) {
            declared.read(property);
        }
        if (!declared.mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", declared.mistakes));
        }
        return new Severities(declared.set);
    }

    private void read(String property) {
        for (String setting : property.split(",", -1)) {
            String[] sides = setting.strip().split("=", 2);
            set(PROPERTY, sides[0].strip(), sides.length > 1 ? sides[1].strip() : "");
        }
    }

    private void set(String place, String id, String word) {
        Optional<Rule> rule = Rule.of(id);
        Optional<Severity> severity = Severity.of(word);
        if (rule.isEmpty()) {
            List<String> ids = Arrays.stream(Rule.values()).map(Rule::id).toList();
            mistakes.add(
                    "%s: there is no rule \"%s\"; %s"
                            .formatted(
                                    place,
                                    SafeExcerpt.of(id),
                                    ClosestMatch.to(id, ids)
                                            .map("write %s"::formatted)
                                            .orElse(
                                                    Documentation.RULES.address()
                                                            + " lists them")));
        }
        if (severity.isEmpty()) {
            List<String> words = Arrays.stream(Severity.values()).map(Severity::key).toList();
            mistakes.add(
                    "%s: there is no severity \"%s\"; write %s"
                            .formatted(
                                    place,
                                    SafeExcerpt.of(word),
                                    ClosestMatch.to(word, words)
                                            .orElseGet(() -> String.join(", ", words))));
        }
        if (rule.isPresent() && severity.isPresent()) {
            set.put(rule.get(), severity.get());
        }
    }
}
