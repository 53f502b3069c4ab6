package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the documents against the files that they show, and against each other. */
class DocumentationTest {

    /**
     * A block of code that says where it was taken from, for example {@code <!-- from
     * src/it/x/pom.xml -->}.
     */
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- from (\\S+) -->\\s*\\n```[a-z]*\\n(.*?)\\n```", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^]\\[]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE =
            Pattern.compile("^```.*?^```|`[^`\n]+`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TEST =
            Pattern.compile("`((?:[A-Z]\\w*Test(?:\\.\\w+)?)|(?:src/it/[a-z0-9-]+))`");

    /** A class of the core with its package, for example {@code `http.RetryPolicy`}. */
    private static final Pattern CLASS =
            Pattern.compile("`((?!java|org|com)[a-z]+(?:\\.[a-z]+)*\\.[A-Z]\\w+)`");

    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern FENCED =
            Pattern.compile("^ *```.*?^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ROWS = Pattern.compile("(?:^ *\\|.*\\n?)+", Pattern.MULTILINE);
    private static final Pattern HEAD = Pattern.compile(" *\\|.*\\n *\\|[ :|-]+\\n");
    private static final TestCatalogue TESTS = TestCatalogue.read();
    private static final String GAP = "...";
    private static final Path CORE =
            Checkout.file("registry-core/src/main/java/io/github/pluginregistry/core");

    static Stream<Path> documents() throws IOException {
        Path root = Checkout.root();
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            List<Path> documents =
                    new ArrayList<>(
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted()
                                    .toList());
            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                    .map(root::resolve)
                    .forEach(documents::add);
            return documents.stream().map(root::relativize);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyExampleStandsInTheFileItWasTakenFrom(Path document) throws IOException {
        Matcher example = EXAMPLE.matcher(read(document));
        while (example.find()) {
            List<String> file = Files.readAllLines(Checkout.file(example.group(1)));
            assertThat(standsIn(file, example.group(2).lines().toList()))
                    .as("%s shows %s as:%n%s", document, example.group(1), example.group(2))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkWithinTheProjectResolves(Path document) throws IOException {
        Matcher link = LINK.matcher(CODE.matcher(read(document)).replaceAll(""));
        while (link.find()) {
            String target = link.group(1);
            if (!target.contains("://") && !target.startsWith("mailto:")) {
                assertThat(resolves(document, target))
                        .as("%s links to %s", document, target)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestThatIsNamedIsThere(Path document) throws IOException {
        assertThat(TEST.matcher(read(document)).results().map(name -> name.group(1)))
                .as("tests that %s names", document)
                .allMatch(TESTS::has);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassThatIsNamedIsThere(Path document) throws IOException {
        assertThat(CLASS.matcher(read(document)).results().map(name -> name.group(1)))
                .as("classes that %s names", document)
                .allMatch(name -> Files.exists(CORE.resolve(name.replace('.', '/') + ".java")));
    }

    /** A row that has no head above it is shown as it is written, bars included. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyRowStandsInATable(Path document) throws IOException {
        String text = FENCED.matcher(read(document)).replaceAll("");

        assertThat(ROWS.matcher(text).results().map(MatchResult::group))
                .as("rows of %s", document)
                .allMatch(rows -> HEAD.matcher(rows).lookingAt());
    }

    private static boolean resolves(Path document, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file =
                parts[0].isEmpty()
                        ? document
                        : Checkout.root()
                                .relativize(
                                        Checkout.root()
                                                .resolve(document)
                                                .resolveSibling(parts[0])
                                                .normalize());
        return Files.exists(Checkout.root().resolve(file))
                && (parts.length == 1
                        || HEADING.matcher(read(file))
                                .results()
                                .anyMatch(heading -> slug(heading.group(1)).equals(parts[1])));
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /**
     * Whether all lines stand in the file in this order and without others between them, but for
     * gaps that are shown as such.
     */
    private static boolean standsIn(List<String> file, List<String> example) {
        List<String> lines = file.stream().map(String::strip).toList();
        int from = 0;
        for (List<String> part : parts(example)) {
            int at = java.util.Collections.indexOfSubList(lines.subList(from, lines.size()), part);
            if (at < 0) {
                return false;
            }
            from += at + part.size();
        }
        return true;
    }

    private static List<List<String>> parts(List<String> example) {
        return Arrays.stream(
                        String.join("\n", example.stream().map(String::strip).toList())
                                .split("(?m)^(?:# )?\\Q" + GAP + "\\E$"))
                .map(part -> part.strip().lines().toList())
                .toList();
    }

    private static String read(Path document) throws IOException {
        return Files.readString(Checkout.root().resolve(document));
    }
}
