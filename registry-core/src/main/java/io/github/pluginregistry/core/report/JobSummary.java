package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.validation.Diagnostic;
import java.util.List;

/** Renders findings as a Markdown section, for the job summary of GitHub Actions. */
public final class JobSummary {

    /** A step may write a megabyte, which other goals share. */
    private static final int LENGTH = 100_000;

    private static final int REMARKS = 20;
    private static final int ROWS = 100;

    private final ReportInput results;
    private final StringBuilder page = new StringBuilder();

    private JobSummary(ReportInput results) {
        this.results = results;
    }

    /**
     * Renders the section.
     *
     * @return Markdown of some hundred kilobytes at most, to append to the summary
     */
    public static String of(ReportInput results) {
        return new JobSummary(results).render();
    }

    private String render() {
        page.append("### Plugin registry\n\n")
                .append(ToolInfo.markdown(results.conclusion()))
                .append("\n\n");
        notices(results.notices());
        List<Finding> findings = results.findings();
        if (!findings.isEmpty()) {
            table(findings);
            differences(findings);
        }
        return page.append('\n').toString();
    }

    private void notices(List<Diagnostic> notices) {
        notices.stream()
                .limit(REMARKS)
                .forEach(
                        it ->
                                page.append("- ")
                                        .append(ToolInfo.markdown(it.sentence()))
                                        .append('\n'));
        more(notices.size() - REMARKS);
    }

    private void table(List<Finding> findings) {
        page.append('\n')
                .append(MarkdownEscaper.row(List.of("", "Where", "Rule", "What and what to do")))
                .append("|---|---|---|---|\n");
        int told = 0;
        while (told < findings.size() && told < ROWS && page.length() < LENGTH) {
            page.append(MarkdownEscaper.row(cells(findings.get(told++))));
        }
        more(findings.size() - told);
    }

    private void more(int untold) {
        if (untold > 0) {
            page.append("\nand %d more\n".formatted(untold));
        }
    }

    private List<String> cells(Finding finding) {
        return List.of(
                finding.severity().key(),
                MarkdownEscaper.code(finding.location().relativeTo(results.root())),
                MarkdownEscaper.link(finding.rule().id(), ToolInfo.page(finding.rule())),
                ToolInfo.markdown(finding.sentence()));
    }

    private void differences(List<Finding> findings) {
        for (Finding finding : findings) {
            if (!finding.detail().isEmpty() && page.length() < LENGTH) {
                page.append('\n')
                        .append(MarkdownEscaper.code(results.location(finding).path()))
                        .append("\n\n")
                        .append(MarkdownEscaper.block("diff", ToolInfo.lines(finding.detail())));
            }
        }
    }
}
