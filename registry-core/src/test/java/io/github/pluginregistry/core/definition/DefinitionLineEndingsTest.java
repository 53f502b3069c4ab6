package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionLineEndingsTest {

    private static final String NOTES =
            """
            metadata:
              notes: |
                The first line.

                The second paragraph.
              updateFrequency: >-
                Every
                day
            """;

    @ParameterizedTest
    @EnumSource
    void windowsLineEndingsMeanTheSame(DefinitionFormat format) throws Exception {
        String text = text(format);
        assertThat(read(format, text.replace("\n", "\r\n"))).isEqualTo(read(format, text));
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFinalNewlineMeansTheSame(DefinitionFormat format) throws Exception {
        String text = text(format);
        assertThat(read(format, text.stripTrailing())).isEqualTo(read(format, text));
    }

    @Test
    void mistakesAreFoundInTheSameLine() {
        String broken = Written.PLUGIN + "    colour: red\n";
        assertThat(mistakes(broken.replace("\n", "\r\n")))
                .contains("colour")
                .isEqualTo(mistakes(broken));
    }

    private static String mistakes(String text) {
        return catchThrowableOfType(
                        DefinitionException.class, () -> read(DefinitionFormat.YAML, text))
                .getMessage();
    }

    private static String text(DefinitionFormat format) {
        return format == DefinitionFormat.JSON
                ? Written.resource("complete.json")
                : Written.PLUGIN + NOTES;
    }

    private static RegistryDefinition read(DefinitionFormat format, String text) throws Exception {
        return new DefinitionReader()
                .read(format, text.getBytes(StandardCharsets.UTF_8), "registry.yaml");
    }
}
