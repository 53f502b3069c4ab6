package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.validation.Rule;

/** Checks that the files are what the definition and plugins.json render to. */
final class InSyncRule {

    private final FindingCollector findings;
    private final PageDisagreement doubt;

    InSyncRule(FindingCollector findings, PageDisagreement doubt) {
        this.findings = findings;
        this.doubt = doubt;
    }

    void report(FileChange change) {
        boolean doubted = doubt.exists() && change.file().equals(doubt.page());
        if (change.before().isEmpty()) {
            report(change, 0, "there is no such file", doubted ? FixKind.UPDATE : FixKind.RENDER);
        } else if (change.isLineEndingsOnly()) {
            report(change, 1, "it has mixed line endings (CRLF and LF)");
        } else if (doubted) {
            tellOfDoubt(change);
        } else {
            report(
                    change,
                    change.firstDifference(),
                    "this line is not what the definition and plugins.json render to");
        }
    }

    /** Rendering must not overwrite a page that names another release. */
    private void tellOfDoubt(FileChange change) {
        findings.add(
                new FindingText(
                        Rule.NOT_IN_STEP,
                        doubt.toString(),
                        "run registry:update; only the repository knows which of the two is right",
                        FixKind.UPDATE),
                "",
                () -> new FindingLocation(change.file(), change.firstDifference(), 0, ""),
                change.difference("as plugins.json has it"));
    }

    private void report(FileChange change, int line, String found) {
        report(change, line, found, FixKind.RENDER);
    }

    private void report(FileChange change, int line, String found, FixKind remedy) {
        findings.add(
                new FindingText(Rule.NOT_IN_STEP, found, "run registry:update", remedy),
                "",
                () -> new FindingLocation(change.file(), line, 0, ""),
                change.difference());
    }
}
