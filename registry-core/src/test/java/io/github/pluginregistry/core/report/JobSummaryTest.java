package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.io.ControlCharEscaper;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.testing.ParsedPage;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JobSummaryTest {

    @Test
    void rendersAConclusionWithoutFindings() {
        assertThat(JobSummary.of(Found.results()))
                .isEqualTo("### Plugin registry\n\nthe registry is not quite right\n\n\n");
    }

    @Test
    void rendersFindingsAndDiffs() {
        String summary = JobSummary.of(Found.results(Found.STATUS, Found.PAGE));
        ParsedPage page = new ParsedPage(summary);

        assertThat(page.rows().subList(1, 3))
                .containsExactly(
                        List.of(
                                "error",
                                "docs/plugins.json:12:5",
                                "schema",
                                "kubernetes: status is \"superb\", and one of stable, beta, alpha, deprecated is expected; write stable"),
                        List.of(
                                "warning",
                                "docs/my plugins.md",
                                "not-in-step",
                                "it is not what it should be; run registry:update"));
        assertThat(page.links()).allMatch(link -> link.contains("/docs/rules.md#"));
        assertThat(summary)
                .endsWith(
                        "\n`docs/my plugins.md`\n\n````diff\n@@ -1,1 +1,1 @@\n-a ``` b\n+c\n````\n\n");
    }

    @Test
    void tellsWhatKeptQuestionsFromBeingAnswered() {
        List<Diagnostic> remarks =
                List.of(Found.notice(Severity.ERROR, "the forge is gone", "look"));

        assertThat(JobSummary.of(Found.results(remarks))).contains("\n- the forge is gone; look\n");
    }

    @Test
    void limitsTheNumberOfRows() {
        String summary = JobSummary.of(Found.results(Found.many(250, Severity.ERROR)));

        assertThat(new ParsedPage(summary).rows()).hasSize(101);
        assertThat(summary).contains("\nand 150 more\n");

        List<Diagnostic> remarks =
                Collections.nCopies(21, Found.notice(Severity.ERROR, "it is gone", "look"));
        assertThat(JobSummary.of(Found.results(remarks)).lines())
                .hasSize(27)
                .contains("and 1 more");
    }

    @Test
    void limitsItsSize() {
        Finding[] findings =
                IntStream.range(0, 500)
                        .mapToObj(i -> Found.at(i, Severity.ERROR, "\u202e*日".repeat(1000)))
                        .toArray(Finding[]::new);

        assertThat(JobSummary.of(Found.results(findings)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(400_000);
    }

    @Property(tries = 200)
    void escapesAnyTextAsMarkdown(@ForAll("findings") Finding finding) {
        ParsedPage page = new ParsedPage(JobSummary.of(Found.results(finding)));

        assertThat(page.intruders()).isEmpty();
        assertThat(page.rows()).hasSize(2);
        assertThat(page.rows().get(1).get(3).strip())
                .isEqualTo(ControlCharEscaper.of(SafeExcerpt.of(finding.sentence(), 2000)).strip());
        assertThat(page.links()).hasSize(1);
    }

    @Provide
    Arbitrary<Finding> findings() {
        return Found.hostile();
    }
}
