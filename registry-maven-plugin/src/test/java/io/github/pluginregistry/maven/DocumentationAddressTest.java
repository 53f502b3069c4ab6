package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.io.Documentation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages link to the documents on the web, since their readers have no checkout. */
class DocumentationAddressTest {

    /** A document of this project, where it is not an address. */
    private static final Pattern PATH = Pattern.compile("(?<!main/)docs/[a-z-]+\\.md");

    @ParameterizedTest
    @EnumSource
    void everyDocumentIsThere(Documentation document) {
        assertThat(Checkout.file(document.path())).isRegularFile();
    }

    @Test
    void thePomNamesTheSamePage() throws IOException {
        assertThat(Files.readString(Checkout.file("pom.xml")))
                .contains("<url>" + Documentation.HOME + "</url>");
    }

    /** Messages, and the descriptions of goals and parameters, which people read in their build. */
    @Test
    void noTextNamesADocumentByAPathInTheCheckout() throws IOException {
        assertThat(linesThatUsersRead().filter(line -> PATH.matcher(line).find())).isEmpty();
    }

    private static Stream<String> linesThatUsersRead() throws IOException {
        Path core = Checkout.file("registry-core/src/main/java");
        Path extensions = Checkout.file("registry-extensions/src/main/java");
        Path goals = Checkout.file("registry-maven-plugin/src/main/java");
        try (Stream<Path> ofCore = Files.walk(core);
                Stream<Path> ofExtensions = Files.walk(extensions);
                Stream<Path> ofGoals = Files.walk(goals)) {
            return Stream.of(ofCore, ofExtensions, ofGoals)
                    .flatMap(Function.identity())
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Documentation.java"))
                    .flatMap(file -> lines(file, file.toString().endsWith("Mojo.java")))
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> lines(Path file, boolean isGoal) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> isGoal || line.contains("\""))
                    .filter(line -> !line.contains("docs/kubernetes.md"))
                    .map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
