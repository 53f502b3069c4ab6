package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.SchemaNode.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaNodeTest {

    @ParameterizedTest
    @CsvSource({
        "'', MAPPING", "name, TEXT", "plugins, SEQUENCE",
        "plugins[], MAPPING", "plugins[].tagPattern, TEXT", "plugins[].includePrereleases, BOOLEAN",
        "plugins[].labels, SEQUENCE", "plugins[].labels[], TEXT", "plugins[].ignore[], MAPPING",
        "plugins[].pin, MAPPING", "plugins[].pin.reason, TEXT", "forges[].apiUrl, TEXT",
        "metadata, MAPPING", "colour, TEXT", "name.colour[], TEXT",
    })
    void knowsWhatBelongsAtAPath(String path, Kind kind) {
        assertThat(at(path).kind()).isEqualTo(kind);
    }

    private static SchemaNode at(String path) {
        SchemaNode shape = SchemaNode.ofDefinition();
        for (String step : path.replace("[]", ".[]").split("\\.", -1)) {
            shape =
                    switch (step) {
                        case "" -> shape;
                        case "[]" -> shape.item();
                        default -> shape.key(step);
                    };
        }
        return shape;
    }
}
