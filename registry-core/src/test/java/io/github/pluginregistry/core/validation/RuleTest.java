package io.github.pluginregistry.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {

    @ParameterizedTest
    @EnumSource(Rule.class)
    void isFoundByItsId(Rule rule) {
        assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Rule.of(rule.id())).contains(rule);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void hasASentence(Rule rule) {
        assertThat(rule.sentence()).endsWith(".").doesNotContain("\n", "|");
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void findsASeverityByItsKey(Severity severity) {
        assertThat(Severity.of(severity.key())).contains(severity);
    }

    @Test
    void doesNotFindUnknownKeys() {
        assertThat(Rule.of("NOT_IN_STEP")).isEmpty();
        assertThat(Severity.of("ERROR")).isEmpty();
    }
}
