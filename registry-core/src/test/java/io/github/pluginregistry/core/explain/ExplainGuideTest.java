package io.github.pluginregistry.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.definition.DefinitionReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts that docs/explain.md shows are what the example in examples/pipecd says. */
class ExplainGuideTest {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("repository.root"), "examples/pipecd");

    @ParameterizedTest
    @EnumSource
    void matchesTheExampleInTheGuide(ExplanationFormat format) throws Exception {
        Path definition = EXAMPLE.resolve("registry.yaml");
        ExplainReport explanations =
                RegistryService.of(
                                new DefinitionReader().read(definition),
                                definition,
                                EXAMPLE.resolve("docs"))
                        .recording(EXAMPLE.resolve("recording"))
                        .clock(Clock.fixed(Instant.parse("2026-11-20T06:00:00Z"), ZoneOffset.UTC))
                        .build()
                        .explain("kubernetes");
        String text = format.render(explanations, DetailLevel.SUMMARY);

        assertThat(text)
                .isEqualTo(
                        Explanations.golden(
                                format == ExplanationFormat.TEXT
                                        ? "kubernetes.txt"
                                        : "kubernetes.json",
                                text));
    }
}
