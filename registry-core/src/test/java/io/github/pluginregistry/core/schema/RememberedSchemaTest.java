package io.github.pluginregistry.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedSchemaTest {

    private static final String TEXT = "{\"type\": \"string\"}";

    private final Set<String> approved = new HashSet<>();
    private final List<String> read = new ArrayList<>();
    private final Approvals memory =
            new Approvals() {
                @Override
                public boolean contain(String fingerprint) {
                    return approved.contains(fingerprint);
                }

                @Override
                public void add(String fingerprint) {
                    approved.add(fingerprint);
                }
            };

    @Test
    void looksOnceAtWhatObeysIt() {
        assertThat(schema(TEXT).validate("a text")).isEmpty();
        assertThat(schema(TEXT).validate("a text")).isEmpty();

        assertThat(read).hasSize(1);
    }

    @Test
    void looksAgainAtWhatDoesNot() {
        assertThat(schema(TEXT).validate(1)).hasSize(1);
        assertThat(schema(TEXT).validate(1)).hasSize(1);

        assertThat(approved).isEmpty();
    }

    @Test
    void looksAtEveryOtherValue() {
        schema(TEXT).validate("a text");

        assertThat(schema(TEXT).validate(Map.of())).hasSize(1);
    }

    @Test
    void looksWithEveryOtherSchema() {
        schema(TEXT).validate("a text");

        assertThat(schema("{\"type\": \"number\"}").validate("a text")).hasSize(1);
    }

    private RememberedSchema schema(String text) {
        return new RememberedSchema(
                text,
                () -> {
                    read.add(text);
                    return JsonSchema.of(text);
                },
                memory);
    }
}
