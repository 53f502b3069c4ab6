package io.github.pluginregistry.core.validation;

import static io.github.pluginregistry.core.validation.Severity.ERROR;
import static io.github.pluginregistry.core.validation.Severity.OFF;
import static io.github.pluginregistry.core.validation.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveritiesTest {

    @Test
    void usesTheConfiguredSeverityOrTheDefault() {
        Severities severities = new Severities(Map.of(Rule.ORDER, OFF));

        assertThat(severities.of(Rule.ORDER)).isEqualTo(OFF);
        assertThat(severities.of(Rule.SCHEMA)).isEqualTo(ERROR);
    }

    @Test
    void overridesSeverities() {
        Severities definition = new Severities(Map.of(Rule.ORDER, OFF, Rule.MOVED, WARNING));
        Severities pom = new Severities(Map.of(Rule.ORDER, WARNING, Rule.JSON, OFF));

        assertThat(definition.unless(pom))
                .isEqualTo(
                        new Severities(
                                Map.of(Rule.ORDER, WARNING, Rule.MOVED, WARNING, Rule.JSON, OFF)));
    }

    @Test
    void copiesTheMap() {
        Map<Rule, Severity> set = new HashMap<>();
        Severities severities = new Severities(set);
        set.put(Rule.ORDER, OFF);

        assertThat(severities).isEqualTo(Severities.USUAL);
    }
}
