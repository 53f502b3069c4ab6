package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.rule.Rule;

/** Tells of files that are not what the definition and plugins.json render to. */
final class Step {

    private final Findings findings;

    Step(Findings findings) {
        this.findings = findings;
    }

    void tell(FileChange change) {
        if (change.before().isEmpty()) {
            tell(change, 0, "there is no such file");
        } else if (change.isLineEndingsOnly()) {
            tell(change, 1, "some of its lines end in CR LF and others in LF");
        } else {
            tell(
                    change,
                    change.firstDifference(),
                    "this line is not what the definition and plugins.json render to");
        }
    }

    private void tell(FileChange change, int line, String found) {
        findings.add(
                Complaint.forUpdate(Rule.NOT_IN_STEP, found),
                "",
                () -> new Spot(change.file(), line, 0, ""),
                change.difference());
    }
}
