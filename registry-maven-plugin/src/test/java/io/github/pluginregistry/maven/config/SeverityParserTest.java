package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeverityParserTest {

    @Test
    void isEmptyWithoutSettings() {
        assertThat(read(Map.of(), null)).isEqualTo(Severities.USUAL);
    }

    @Test
    void prefersThePropertyToThePom() {
        assertThat(read(Map.of("order", "off", "moved", " warning "), "order=error, json=off"))
                .isEqualTo(
                        new Severities(
                                Map.of(
                                        Rule.ORDER, Severity.ERROR,
                                        Rule.MOVED, Severity.WARNING,
                                        Rule.JSON, Severity.OFF)));
    }

    @Test
    void reportsEveryErrorWithLocationAndSuggestion() {
        Map<String, @Nullable String> rules = new HashMap<>();
        rules.put("ordre", "of");
        assertThatThrownBy(() -> read(rules, "moved,x=eror"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        """
                        pom.xml:7: rules.ordre: there is no rule "ordre"; write order
                        pom.xml:7: rules.ordre: there is no severity "of"; write off
                        registry.rules: there is no severity ""; write error, warning, off
                        registry.rules: there is no rule "x"; https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/rules.md lists them
                        registry.rules: there is no severity "eror"; write error""");
    }

    @Test
    void rejectsAnEmptyElement() {
        Map<String, @Nullable String> rules = new HashMap<>();
        rules.put("order", null);
        assertThatThrownBy(() -> read(rules, null))
                .hasMessage(
                        "pom.xml:7: rules.order: there is no severity \"\"; write error, warning, off");
    }

    private static Severities read(Map<String, @Nullable String> rules, @Nullable String property) {
        return SeverityParser.of(rules, property, rule -> "pom.xml:7: rules." + rule);
    }
}
