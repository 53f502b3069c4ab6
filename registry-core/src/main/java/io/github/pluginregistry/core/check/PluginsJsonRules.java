package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.output.RegistrySchema;
import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies all rules for the values of plugins.json. The most specific rule for a value comes first,
 * since only the first finding about a value is reported; the schema comes last.
 */
final class PluginsJsonRules {

    private final JsonFindingCollector findings;
    private final CheckOptions options;
    private final UrlRules urls;
    private final EntryConsistencyRule consistency;
    private final VersionFormatRule versions;
    private final TimestampRules timestamps;

    PluginsJsonRules(JsonFindingCollector findings, CheckOptions options) {
        this.findings = findings;
        this.options = options;
        this.urls = new UrlRules(findings);
        this.consistency = new EntryConsistencyRule(findings);
        this.versions = new VersionFormatRule(findings);
        this.timestamps = new TimestampRules(findings, options);
    }

    void check() {
        new UnknownKeyRule(findings).check();
        new PluginIdRules(findings).check();
        timestamps.checkLastUpdated();
        findings.file().entries().forEach(this::check);
        checkSchema();
    }

    private void check(Entry entry) {
        Optional<PluginDefinition> plugin =
                entry.text("id").flatMap(findings.all().index()::plugin);
        if (plugin.isPresent()) {
            urls.check(entry, plugin.get().profile().repository());
            consistency.check(entry, plugin.get());
            versions.check(entry, plugin.get());
        } else {
            urls.check(entry, "");
            versions.check(entry);
        }
        timestamps.checkAge(entry);
    }

    private void checkSchema() {
        String schema = RegistrySchema.text();
        Map<String, String> names = new HashMap<>();
        for (Entry entry : findings.file().entries()) {
            names.put(entry.pointer(), entry.name());
        }
        Object value = findings.file().registry().value();
        List<Violation> violations =
                options.approvals().validate(schema, () -> JsonSchema.of(schema), value);
        for (Violation violation : violations) {
            if (findings.isOpen(place(violation))) {
                findings.add(
                        violation.pointer(),
                        names.getOrDefault(entryAround(violation.pointer()), ""),
                        FindingText.forUpdate(Rule.SCHEMA, violation.message()));
            }
        }
    }

    /** For a missing key its own place, not that of the object around it. */
    private static String place(Violation violation) {
        return violation.keyword().equals("required")
                ? violation.pointer() + "/" + violation.subject()
                : violation.pointer();
    }

    /** The pointer of the entry that a pointer leads into; empty where it leads into none. */
    private static String entryAround(String pointer) {
        String[] steps = pointer.split("/", 4);
        return steps.length > 2 ? "/plugins/" + steps[2] : "";
    }
}
