package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.validation.Rule;

/** Tells of files that are not what the definition and plugins.json render to. */
final class InSyncRule {

    private final FindingCollector findings;
    private final PageDisagreement doubt;

    InSyncRule(FindingCollector findings, PageDisagreement doubt) {
        this.findings = findings;
        this.doubt = doubt;
    }

    void tell(FileChange change) {
        boolean doubted = doubt.exists() && change.file().equals(doubt.page());
        if (change.before().isEmpty()) {
            tell(change, 0, "there is no such file", doubted ? FixKind.UPDATE : FixKind.RENDER);
        } else if (change.isLineEndingsOnly()) {
            tell(change, 1, "it has mixed line endings (CRLF and LF)");
        } else if (doubted) {
            tellOfDoubt(change);
        } else {
            tell(
                    change,
                    change.firstDifference(),
                    "this line is not what the definition and plugins.json render to");
        }
    }

    /** What plugins.json says is not copied into a page that says something else. */
    private void tellOfDoubt(FileChange change) {
        findings.add(
                new FindingText(
                        Rule.NOT_IN_STEP,
                        doubt.toString(),
                        "run registry:update; only the repository knows which of the two is right",
                        FixKind.UPDATE),
                "",
                () -> new SourceLocation(change.file(), change.firstDifference(), 0, ""),
                change.difference("as plugins.json has it"));
    }

    private void tell(FileChange change, int line, String found) {
        tell(change, line, found, FixKind.RENDER);
    }

    private void tell(FileChange change, int line, String found, FixKind remedy) {
        findings.add(
                new FindingText(Rule.NOT_IN_STEP, found, "run registry:update", remedy),
                "",
                () -> new SourceLocation(change.file(), line, 0, ""),
                change.difference());
    }
}
