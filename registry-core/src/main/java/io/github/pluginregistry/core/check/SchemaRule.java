package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.schema.Violation;
import java.util.HashMap;
import java.util.Map;

/** Tells what the schema does not allow, unless somebody who knows more told of it. */
final class SchemaRule {

    private final FileFindings findings;
    private final Map<String, String> names = new HashMap<>();

    SchemaRule(FileFindings findings) {
        this.findings = findings;
        for (Entry entry : findings.file().entries()) {
            names.put(entry.pointer(), entry.name());
        }
    }

    void tell(Violation violation) {
        if (findings.isOpen(place(violation))) {
            findings.add(
                    violation.pointer(),
                    plugin(violation.pointer()),
                    Complaint.forUpdate(Rule.SCHEMA, violation.message()));
        }
    }

    /** A key that is missing is not what is around it. */
    private static String place(Violation violation) {
        return violation.keyword().equals("required")
                ? violation.pointer() + "/" + violation.subject()
                : violation.pointer();
    }

    /** The plugin whose entry a pointer leads into; empty where it leads into none. */
    private String plugin(String pointer) {
        String[] steps = pointer.split("/", 4);
        return steps.length > 2 ? names.getOrDefault("/plugins/" + steps[2], "") : "";
    }
}
