package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

    @Test
    void fillsEveryPlace() {
        assertThat(filled("{registry}: {summary} ({summary})")).isEqualTo("R: S (S)");
    }

    @Test
    void leavesNoGapWhereNothingIsFilledIn() {
        assertThat(filled("{summary}\n\n{notes}\n\n{registry}\n\n{notes}")).isEqualTo("S\n\nR");
    }

    @Test
    void looksThroughNothingThatWasFilledIn() {
        assertThat(
                        MessageTemplate.of("t", "{summary} $1 \\")
                                .fill(Map.of("summary", "{changes} $0", "changes", "never")))
                .isEqualTo("{changes} $0 $1 \\");
    }

    @Test
    void takesOtherBracesForText() {
        assertThat(filled("{} {A} {a-b} ${summary}")).isEqualTo("{} {A} {a-b} $S");
    }

    @Test
    void refusesAPlaceThatNothingStandsFor() {
        assertThatThrownBy(() -> MessageTemplate.of("registry.message", "{sumary}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "registry.message has {sumary}, which stands for nothing; write {registry}, {summary}, {changes}, {notes}");
    }

    private static String filled(String template) {
        return MessageTemplate.of("t", template)
                .fill(Map.of("registry", "R", "summary", "S", "changes", "C", "notes", ""));
    }
}
