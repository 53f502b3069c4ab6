package io.github.pluginregistry.core.definition;

import static com.fasterxml.jackson.dataformat.yaml.YAMLParser.Feature.EMPTY_STRING_AS_NULL;
import static com.fasterxml.jackson.dataformat.yaml.YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.io.IOException;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The file formats of a definition. */
enum DefinitionFormat {
    /** YAML, where {@code yes} and {@code off} are text as in YAML 1.2. */
    YAML(
            "correct the indentation or punctuation; put text that contains \": \" or \" #\", or"
                    + " starts with one of * & ! @ % { [, in quotes"),
    /** JSON, without comments. */
    JSON("look there and just before for a missing or extra comma, quote or bracket");

    final String remedy;

    DefinitionFormat(String remedy) {
        this.remedy = remedy;
    }

    /**
     * The format of a file.
     *
     * @param name what messages call the file
     * @throws DefinitionException if its name does not tell
     */
    static DefinitionFormat of(String fileName, String name) throws DefinitionException {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return YAML;
        }
        if (lower.endsWith(".json")) {
            return JSON;
        }
        throw ErrorCollector.fatal(
                new SourceLocation(name, 0),
                "the file name does not tell YAML from JSON",
                "give it a name that ends in .yaml, .yml or .json");
    }

    JsonParser parser(String text) throws IOException {
        JsonFactory parsers =
                switch (this) {
                    case YAML ->
                            YAMLFactory.builder()
                                    .loaderOptions(unlimited())
                                    .enable(
                                            PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS,
                                            EMPTY_STRING_AS_NULL)
                                    .build();
                    case JSON -> new JsonFactory();
                };
        return parsers.createParser(text);
    }

    /** The size was checked when the file was read. */
    private static LoaderOptions unlimited() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    /** Says where and why a text is not of this format. */
    DefinitionException syntaxError(String file, JsonParser parser, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml) {
            Mark mark = yaml.getProblemMark();
            return syntaxError(file, mark.getLine() + 1, mark.getColumn() + 1, yaml.getProblem());
        }
        JsonLocation location =
                e.getLocation() == null ? parser.currentTokenLocation() : e.getLocation();
        return syntaxError(
                file, location.getLineNr(), location.getColumnNr(), e.getOriginalMessage());
    }

    private DefinitionException syntaxError(String file, int line, int column, String reason) {
        return ErrorCollector.fatal(
                new SourceLocation(file, line, column),
                "invalid %s at column %d: %s"
                        .formatted(this, column, SafeExcerpt.ofParserMessage(reason)),
                remedy);
    }
}
