package io.github.pluginregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTemplateTest {

    private static final Map<String, String> VALUES = Map.of("id", "a", "version", "v1{id}$1");

    @Test
    void replacesEachPlaceholderOnce() {
        assertThat(new UsageTemplate("get {id}@{version} {id}").fill(VALUES))
                .hasValue("get a@v1{id}$1 a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${id}",
                "{{id}}",
                "{ id }",
                "{}",
                "{id",
                "{a,b}",
                "{1}",
                "awk '{print $1}'"
            })
    void keepsOtherTextInBraces(String text) {
        assertThat(new UsageTemplate(text).placeholders()).isEmpty();
        assertThat(new UsageTemplate(text).fill(VALUES)).hasValue(text);
    }

    @Test
    void hasNoResultWithoutAllValues() {
        assertThat(new UsageTemplate("{id} {tag}").fill(VALUES)).isEmpty();
        assertThat(UsageTemplate.NONE.fill(VALUES)).isEmpty();
    }
}
