package io.github.pluginregistry.core.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.core.text.SyntaxError;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Tells where and why a text is no YAML or no JSON. */
final class Syntax {

    private Syntax() {}

    static DefinitionException broken(
            DefinitionFormat format, String file, JsonParser parser, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml) {
            Mark mark = yaml.getProblemMark();
            return broken(
                    format, file, mark.getLine() + 1, mark.getColumn() + 1, yaml.getProblem());
        }
        JsonLocation location =
                Optional.ofNullable(e.getLocation()).orElse(parser.currentTokenLocation());
        return broken(
                format, file, location.getLineNr(), location.getColumnNr(), e.getOriginalMessage());
    }

    private static DefinitionException broken(
            DefinitionFormat format, String file, int line, int column, String reason) {
        return Problems.fatal(
                new Position(file, line, column),
                "this is no %s at column %d: %s"
                        .formatted(format, column, SyntaxError.reason(reason)),
                format.cure());
    }
}
