package io.github.pluginregistry.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"string"}              | 1.5       | type             | 1.5 is not text
                    {"type":"string"}              | true      | type             | true is not text
                    {"type":"string"}              | null      | type             | null is not text
                    {"type":"string"}              | []        | type             | a list is not text
                    {"type":"string"}              | {}        | type             | an object is not text
                    {"type":"object"}              | "x"       | type             | "x" is not an object
                    {"type":"array"}               | "x"       | type             | "x" is not a list
                    {"type":"boolean"}             | "true"    | type             | "true" is not true or false
                    {"type":"number"}              | "1"       | type             | "1" is not a number
                    {"type":"integer"}             | 1.5       | type             | 1.5 is not a whole number
                    {"type":"null"}                | 1         | type             | 1 is not null
                    {"type":["string","null"]}     | 1         | type             | 1 is not null or text
                    {"type":"string","enum":["a"]} | 1         | type             | 1 is not text
                    {"enum":["b","a"]}             | "c"       | enum             | "c" is not one of b, a
                    {"const":"1.0"}                | "2.0"     | const            | "2.0" is not "1.0"
                    {"minLength":1}                | ""        | minLength        | "" is empty
                    {"minLength":3}                | "ab"      | minLength        | "ab" is shorter than 3 characters
                    {"maxLength":1}                | "ab"      | maxLength        | "ab" is longer than 1 characters
                    {"pattern":"^a+$"}             | "b"       | pattern          | "b" does not match the pattern ^a+$
                    {"format":"date-time"}         | "today"   | format           | "today" is not a date and time such as 2026-11-20T08:00:00Z
                    {"format":"date-time"}         | "2025-02-30T00:00:00Z" | format | "2025-02-30T00:00:00Z" is not a date and time such as 2026-11-20T08:00:00Z
                    {"format":"uri"}               | "a b"     | format           | "a b" is not an absolute URL
                    {"format":"ipv4"}              | "a"       | format           | "a" is not of the format ipv4
                    {"minimum":3}                  | 1         | minimum          | 1 is less than 3
                    {"maximum":3}                  | 4         | maximum          | 4 is more than 3
                    {"exclusiveMinimum":3}         | 3         | exclusiveMinimum | 3 is not more than 3
                    {"exclusiveMaximum":3}         | 3         | exclusiveMaximum | 3 is not less than 3
                    {"multipleOf":2}               | 3         | multipleOf       | 3 is no multiple of 2
                    {"minItems":1}                 | []        | minItems         | a list is empty
                    {"minItems":2}                 | [1]       | minItems         | a list has fewer than 2 entries
                    {"maxItems":1}                 | [1,2]     | maxItems         | a list has more than 1 entries
                    {"uniqueItems":true}           | ["a","a"] | uniqueItems      | a list has duplicate entries
                    {"contains":{"const":1}}       | [2]       | contains         | a list has no entry of the required form
                    {"not":{"type":"string"}}      | "x"       | not              | "x" is not allowed here
                    {"allOf":[false]}              | "x"       | false            | "x" is not allowed here
                    {"minProperties":1}            | {}        | minProperties    | an object violates "minProperties" of the schema
                    {"oneOf":[{"minLength":1},{"maxLength":2}]} | "x" | oneOf     | "x" matches several forms of which only one may match
                    """)
    void saysOnceWhatIsWrongForEveryKeyword(
            String schema, String value, String keyword, String message) {
        assertThat(validate(schema, value))
                .extracting(Violation::pointer, Violation::keyword, Violation::message)
                .containsExactly(tuple("", keyword, message));
    }

    @Test
    void acceptsAValueThatIsAsTheSchemaAsks() {
        assertThat(
                        validate(
                                """
                                {"type": "object", "properties": {"a": {"type": ["string", "null"]}}}""",
                                """
                                {"a": null}"""))
                .isEmpty();
    }

    @Test
    void namesEveryMissingKeyAndTheKeysThereAre() {
        assertThat(
                        validate(
                                """
                                {"required": ["b", "a"], "properties": {"b": {}, "a": {}}}""",
                                "{}"))
                .containsExactly(
                        new Violation(
                                "", "required", "b", "the key \"b\" is missing", List.of("a", "b")),
                        new Violation(
                                "",
                                "required",
                                "a",
                                "the key \"a\" is missing",
                                List.of("a", "b")));
    }

    @Test
    void namesEveryUnknownKeyAndTheKeysThereAre() {
        assertThat(
                        validate(
                                """
                                {"additionalProperties": false, "properties": {"b": {}, "a": {}},
                                 "patternProperties": {"^x-": {}}}""",
                                """
                                {"z": 1, "a": 1, "x-own": 1, "y": 1}"""))
                .containsExactly(
                        new Violation(
                                "",
                                "additionalProperties",
                                "z",
                                "the key \"z\" is unknown",
                                List.of("a", "b")),
                        new Violation(
                                "",
                                "additionalProperties",
                                "y",
                                "the key \"y\" is unknown",
                                List.of("a", "b")));
    }

    @Test
    void offersTheValuesOfAnEnumInTheOrderOfTheSchema() {
        assertThat(
                        validate(
                                """
                                {"enum": ["stable", "beta", "alpha"]}""",
                                "\"stabel\""))
                .extracting(Violation::subject, Violation::allowed)
                .containsExactly(tuple("stabel", List.of("stable", "beta", "alpha")));
    }

    @Test
    void pointsAtThePlaceWithTheKeysEscaped() {
        assertThat(
                        validate(
                                """
                                {"properties": {"a/b~c d%": {"items": {"type": "string"}}}}""",
                                """
                                {"a/b~c d%": ["x", 5]}"""))
                .extracting(Violation::pointer)
                .containsExactly("/a~1b~0c d%/1");
    }

    @Test
    void ordersViolationsAsTheValueDoes() {
        assertThat(
                        validate(
                                """
                                {"required": ["x"], "additionalProperties": false, "properties": {
                                   "a": {"type": "string"}, "m": {"type": "string"}, "z": {"items": {"type": "string"}}}}""",
                                """
                                {"z": [1, "ok", 2], "q": 1, "m": 3, "a": 4}"""))
                .extracting(it -> it.pointer() + " " + it.subject())
                .containsExactly(" x", "/z/0 1", "/z/2 2", " q", "/m 3", "/a 4");
    }

    @Test
    void tellsAConditionalRuleAsWhatItAsksFor() {
        String schema =
                """
                {"type": "object",
                 "if": {"properties": {"status": {"const": "deprecated"}}},
                 "then": {"required": ["replacedBy"]},
                 "else": {"properties": {"replacedBy": false, "n": {"type": "string"}}}}""";
        assertThat(
                        validate(
                                schema,
                                """
                                {"status": "deprecated"}"""))
                .extracting(Violation::pointer, Violation::message)
                .containsExactly(tuple("", "the key \"replacedBy\" is missing"));
        assertThat(
                        validate(
                                schema,
                                """
                                {"n": 1, "status": "stable", "replacedBy": "x"}"""))
                .extracting(Violation::pointer, Violation::message)
                .containsExactly(
                        tuple("/n", "1 is not text"),
                        tuple("/replacedBy", "\"x\" is not allowed here"));
    }

    @Test
    void keepsThePlaceOfAConditionalRuleDeepInTheValue() {
        assertThat(
                        validate(
                                """
                                {"items": {"if": {"required": ["a"]}, "then": {}, "else": {"required": ["b"],
                                  "properties": {"c": {"type": "string"}}}}}""",
                                """
                                [{"a": 1}, {"c": 2}]"""))
                .extracting(it -> it.pointer() + " " + it.message())
                .containsExactly("/1 the key \"b\" is missing", "/1/c 2 is not text");
    }

    @Test
    void tellsAChoiceOfWhichNothingFitsOnce() {
        assertThat(
                        validate(
                                """
                                {"type": "string", "anyOf": [{"format": "uri"}, {"pattern": "^docs/"}]}""",
                                "\"x y\""))
                .extracting(Violation::keyword, Violation::message)
                .singleElement()
                .asString()
                .contains("anyOf", "none of the allowed forms")
                .contains("\"x y\" is not an absolute URL")
                .contains(", or ")
                .contains("\"x y\" does not match the pattern ^docs/");
    }

    @Test
    void tellsAViolationOnceThoughTwoPartsOfTheSchemaAskForTheSame() {
        assertThat(
                        validate(
                                """
                                {"allOf": [{"required": ["a"]}, {"required": ["a"]}]}""",
                                "{}"))
                .hasSize(1);
    }

    @Test
    void showsALongValueShortAndOnOneLine() {
        String value = "\"a\\n\\u001b[31m" + "b".repeat(500) + "\"";
        assertThat(
                        validate(
                                """
                                {"pattern": "^c$"}""",
                                value))
                .allSatisfy(
                        it -> {
                            assertThat(it.message()).hasSizeLessThan(120).doesNotContain("\n");
                            assertThat(it.message()).doesNotContain("\u001b");
                            assertThat(it.subject()).hasSize(60);
                        });
    }

    @Test
    void followsReferencesInsideOfItself() {
        assertThat(
                        validate(
                                """
                                {"$id": "https://schema.example/a.json",
                                 "definitions": {"id": {"type": "string"}},
                                 "properties": {"id": {"$ref": "#/definitions/id"}}}""",
                                """
                                {"id": 1}"""))
                .extracting(Violation::message)
                .containsExactly("1 is not text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/a.json",
                "file:///etc/hostname",
                "classpath://a.json",
                "other.json#/definitions/id"
            })
    void refusesASchemaThatRefersToAnother(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchema.of("{\"$ref\": \"%s\"}".formatted(address)))
                .withMessageContaining("it refers to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#\"}",
                "{\"allOf\": [{\"$ref\": \"#\"}]}",
                "{\"definitions\": {\"a\": {\"$ref\": \"#/definitions/a\"}}, \"$ref\": \"#/definitions/a\"}"
            })
    void refusesASchemaThatIsNothingButItself(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchema.of(text).validate("any"))
                .withMessageContaining("refers to itself");
    }

    @Test
    void followsAReferenceToTheSchemaAroundIt() {
        String list =
                """
                {"properties": {"next": {"$ref": "#"}, "id": {"type": "string"}}}""";
        assertThat(validate(list, "{\"next\": {\"next\": {\"id\": 1}}}"))
                .extracting(Violation::pointer)
                .containsExactly("/next/next/id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "[]",
                "{", "{type: 'string'}",
                "{\"type\": \"strin\"}", "{\"pattern\": \"(\"}",
                "{\"pattern\": \"(?=a)\"}", "{\"properties\": 5}",
                "{\"$schema\": \"http://json-schema.org/draft-04/schema#\"}",
            })
    void refusesWhatIsNoSchemaOfDraft07(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonSchema.of(text))
                .withMessageStartingWith("this is not a self-contained JSON Schema of draft-07");
    }

    @Test
    void matchesAPatternInLinearTime() {
        String value = '"' + "a".repeat(50_000) + '"';
        assertThat(
                        validate(
                                """
                                {"pattern": "^(a+)+$"}""",
                                value.replace("a\"", "!\"")))
                .hasSize(1);
    }

    @Test
    void findsTheValueOfAnAdditionalKeyThatLooksLikeAPath() {
        assertThat(
                        validate(
                                """
                                {"additionalProperties": {"type": "string"}}""",
                                """
                                {"x/~y": 1, "a": {"~b": "x"}}"""))
                .extracting(it -> it.pointer() + " " + it.message())
                .containsExactly("/x~1~0y 1 is not text", "/a an object is not text");
    }

    @Property(tries = 100)
    void tellsEveryMistypedItemWhateverTheKeys(
            @ForAll @Size(max = 5) Map<@StringLength(max = 5) String, @Size(max = 5) List<@WithNull String>>
                            value) {
        JsonSchema schema =
                JsonSchema.of("{\"additionalProperties\": {\"items\": {\"type\": \"string\"}}}");
        long mistyped =
                value.values().stream().mapToLong(it -> Collections.frequency(it, null)).sum();
        assertThat(schema.validate(value)).hasSize((int) mistyped);
    }

    private static List<Violation> validate(String schema, String json) {
        try {
            return JsonSchema.of(schema).validate(new ObjectMapper().readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
