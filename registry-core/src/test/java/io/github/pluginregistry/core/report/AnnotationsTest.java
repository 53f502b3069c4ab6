package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.testing.WorkflowCommand;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    @Test
    void annotatesTheLineOfAnError() {
        assertThat(Annotations.of(Found.results(Found.STATUS)))
                .containsExactly(
                        "::error file=docs/plugins.json,line=12,col=5,title=schema::kubernetes: status is \"superb\", and one of stable, beta, alpha, deprecated is expected; write stable");
    }

    @Test
    void annotatesTheFileForAFindingWithoutLine() {
        assertThat(Annotations.of(Found.results(Found.PAGE)))
                .containsExactly(
                        "::warning file=docs/my plugins.md,title=not-in-step::it is not what it should be; run registry:update");
    }

    @Test
    void annotatesTheRunForANotice() {
        List<Diagnostic> remarks =
                List.of(Found.notice(Severity.WARNING, "the forge is gone", "look"));

        assertThat(Annotations.of(Found.results(remarks)))
                .containsExactly("::warning title=registry::the forge is gone; look");
    }

    @Test
    void limitsAnnotationsAndPutsErrorsFirst() {
        Finding[] findings =
                Stream.of(Found.many(12, Severity.WARNING), Found.many(15, Severity.ERROR))
                        .flatMap(Stream::of)
                        .toArray(Finding[]::new);

        assertThat(Annotations.of(Found.results(findings)))
                .hasSize(20)
                .first()
                .asString()
                .startsWith("::error ");
        assertThat(Annotations.of(Found.results(findings)).get(10)).startsWith("::warning ");
    }

    @Test
    void escapesProperties() {
        Finding finding =
                new Finding(
                        new Diagnostic(
                                Rule.JSON,
                                Severity.ERROR,
                                "",
                                new SourceLocation(Found.file("a,b:c%.json").toString(), 1, 0),
                                "100%",
                                "cure it"),
                        "",
                        FixKind.EDIT);

        assertThat(Annotations.of(Found.results(finding)))
                .containsExactly(
                        "::error file=a%2Cb%3Ac%25.json,line=1,title=json::100%25; cure it");
    }

    @Property
    void escapesAnyText(@ForAll("findings") Finding finding) {
        assertThat(Annotations.of(Found.results(finding)))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContain("\n", "\r"))
                .extracting(line -> WorkflowCommand.of(line).orElseThrow())
                .isEqualTo(
                        new WorkflowCommand(
                                finding.severity().key(),
                                Map.of(
                                        "file", "docs/plugins.json",
                                        "line", "1",
                                        "col", "2",
                                        "title", "schema"),
                                LogSanitizer.of(finding.sentence())));
    }

    @Provide
    Arbitrary<Finding> findings() {
        return Found.hostile();
    }
}
