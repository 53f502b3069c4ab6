package io.github.pluginregistry.core.validation;

import static io.github.pluginregistry.core.validation.Severity.ERROR;
import static io.github.pluginregistry.core.validation.Severity.OFF;
import static io.github.pluginregistry.core.validation.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeveritiesTest {

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aRuleWeighsWhatItUsuallyDoes(Rule rule) {
        assertThat(Severities.USUAL.of(rule)).isEqualTo(rule.severity());
    }

    @Test
    void aRuleWeighsWhatSomebodySays() {
        Severities severities = new Severities(Map.of(Rule.ORDER, OFF));

        assertThat(severities.of(Rule.ORDER)).isEqualTo(OFF);
        assertThat(severities.of(Rule.SCHEMA)).isEqualTo(ERROR);
    }

    @Test
    void ofTwoWhoSaySomethingTheStrongerCounts() {
        Severities definition = new Severities(Map.of(Rule.ORDER, OFF, Rule.MOVED, WARNING));
        Severities pom = new Severities(Map.of(Rule.ORDER, WARNING, Rule.JSON, OFF));

        assertThat(definition.unless(pom))
                .isEqualTo(
                        new Severities(
                                Map.of(Rule.ORDER, WARNING, Rule.MOVED, WARNING, Rule.JSON, OFF)));
    }

    @Test
    void whatIsSetLaterElsewhereChangesNothing() {
        Map<Rule, Severity> set = new HashMap<>();
        Severities severities = new Severities(set);
        set.put(Rule.ORDER, OFF);

        assertThat(severities).isEqualTo(Severities.USUAL);
    }
}
