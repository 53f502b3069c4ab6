package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message that a document quotes exists in the source. */
class QuotedMessagesTest {

    /**
     * A message is in italics, with line breaks of the page. It does not start with a capital
     * letter, unlike the labels of a forge's pages.
     */
    private static final Pattern QUOTED =
            Pattern.compile("(?<![*\\w])\\*(?![*\\s;A-MO-Z])([^*]+)\\*(?!\\w)");

    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`]*`", Pattern.DOTALL);

    /** What differs from run to run: left out, counted, named, or a time. */
    private static final Pattern VARYING =
            Pattern.compile(
                    "\"[^\"]*\"|\\.\\.\\.|(?:\\b[NM]\\b|\\d[\\d.:]*)(?: \\w+)?|[\\w-]+/[\\w-]+|\\bdaily\\b|%(?:\\d\\$)?[sd]");

    /** Literals that are joined, or broken over lines. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final String GAP = " | ";

    private static final String CODE_OF_GOALS_AND_CORE = sources();
    private static final String MESSAGES = messages(CODE_OF_GOALS_AND_CORE);

    static Stream<Arguments> quotes() throws IOException {
        return DocumentationTest.documents().flatMap(QuotedMessagesTest::quotes);
    }

    private static Stream<Arguments> quotes(Path document) {
        String page = read(Checkout.root().resolve(document));
        return QUOTED.matcher(CODE.matcher(page).replaceAll("..."))
                .results()
                .map(quote -> quote.group(1).replaceAll("\\s+", " "))
                .map(quote -> Arguments.of(document, quote));
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void theSourceContainsIt(Path document, String quote) {
        assertThat(isConstant(quote) || Arrays.stream(parts(quote)).allMatch(this::isSaid))
                .as("%s quotes: %s", document, quote)
                .isTrue();
    }

    /** A rule is a constant that is named alike. */
    private static boolean isConstant(String quote) {
        String name = quote.toUpperCase(Locale.ROOT).replace('-', '_');
        return Pattern.compile("\\b%s\\b".formatted(Pattern.quote(name)))
                .matcher(CODE_OF_GOALS_AND_CORE)
                .find();
    }

    /** Whether messages hold all of it; a message may be put together from two of them. */
    private boolean isSaid(String part) {
        return MESSAGES.contains(part)
                || Pattern.compile(" ")
                        .matcher(part)
                        .results()
                        .anyMatch(
                                space ->
                                        MESSAGES.contains(part.substring(0, space.start()))
                                                && MESSAGES.contains(part.substring(space.end())));
    }

    private static String[] parts(String text) {
        return normal(text).strip().split("[ |]*\\|[ |]*");
    }

    private static String normal(String text) {
        return VARYING.matcher(text)
                .replaceAll(GAP)
                .replaceAll("[(),;:]", " ")
                .replaceAll("\\s+", " ");
    }

    private static String messages(String code) {
        return LITERAL.matcher(JOINED.matcher(code).replaceAll(""))
                .results()
                .map(literal -> normal(literal.group(1).replace("\\\"", "\"")))
                .collect(Collectors.joining("\n"));
    }

    private static String sources() {
        try (Stream<Path> core = Files.walk(Checkout.file("registry-core/src/main/java"));
                Stream<Path> init = Files.walk(Checkout.file("registry-init/src/main/java"));
                Stream<Path> goals =
                        Files.walk(Checkout.file("registry-maven-plugin/src/main/java"))) {
            return Stream.concat(Stream.concat(core, init), goals)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(QuotedMessagesTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
