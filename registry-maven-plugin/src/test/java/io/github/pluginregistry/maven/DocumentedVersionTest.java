package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader pastes names the version that this checkout builds. */
class DocumentedVersionTest {

    private static final Pattern VERSION =
            Pattern.compile(
                    "registry-maven-plugin:(\\d[^:\\s`']*)"
                            + "|<artifactId>registry-maven-plugin</artifactId>\\s*<version>([^<]*)</version>");
    private static final Path EXAMPLE = Path.of("examples/pipecd/pom.xml");

    static Stream<Path> files() throws Exception {
        return Stream.concat(DocumentationTest.documents(), Stream.of(EXAMPLE));
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
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
                .toList();
    }
}
