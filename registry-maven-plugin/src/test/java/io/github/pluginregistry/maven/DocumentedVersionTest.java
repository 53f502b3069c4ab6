package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader pastes names the version that this checkout builds. */
class DocumentedVersionTest {

    private static final Pattern VERSION =
            Pattern.compile(
                    "registry-maven-plugin:(\\d[^:\\s`']*)"
                            + "|<artifactId>registry-maven-plugin</artifactId>\\s*<version>([^<]*)</version>"
                            + "|<registry.version>([^<]*)</registry.version>");
    private static final Path EXAMPLE = Path.of("examples/pipecd/pom.xml");

    static Stream<Path> files() throws Exception {
        return Stream.concat(
                DocumentationTest.documents(),
                Stream.of(
                        EXAMPLE,
                        Path.of("examples/extensions/program-tests/pom.xml"),
                        Path.of("examples/extensions/release-sources/pom.xml")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyVersionOfThePluginIsTheProjectsOwn(Path file) throws Exception {
        assertThat(versions(file)).allMatch(Descriptor.read().version()::equals);
    }

    @Test
    void theFirstPageNamesItForACommandAndForAPom() throws Exception {
        assertThat(versions(Path.of("README.md"))).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theExampleNamesIt() throws Exception {
        assertThat(versions(EXAMPLE)).hasSize(1);
    }

    private static List<String> versions(Path file) throws Exception {
        return VERSION.matcher(Files.readString(Checkout.root().resolve(file)))
                .results()
                .flatMap(
                        found ->
                                IntStream.rangeClosed(1, found.groupCount())
                                        .mapToObj(found::group)
                                        .filter(Objects::nonNull))
                .toList();
    }
}
