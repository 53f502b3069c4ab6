package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.PluginDefinition;
import java.util.Optional;

/** Everything that the values of plugins.json are held to besides the schema. */
final class FileRules {

    private final FileFindings findings;
    private final Optional<DefinitionFindings> remarks;
    private final Locations locations;
    private final Versions versions;
    private final Moments moments;

    /**
     * @param remarks for what the definition is the cause of; empty where there is none to hold the
     *     file against
     */
    FileRules(FileFindings findings, Optional<DefinitionFindings> remarks, Criteria criteria) {
        this.findings = findings;
        this.remarks = remarks;
        this.locations = new Locations(findings);
        this.versions = new Versions(findings);
        this.moments = new Moments(findings, criteria);
    }

    void check() {
        new Keys(findings).check();
        new Ids(findings).check();
        moments.checkLastUpdated();
        findings.file().entries().forEach(this::check);
    }

    /** What knows most about a value has the first word. */
    private void check(Entry entry) {
        Optional<PluginDefinition> plugin = remarks.flatMap(it -> plugin(it, entry));
        locations.check(entry, plugin);
        plugin.ifPresent(it -> contradictions().check(entry, it));
        versions.check(entry, plugin);
        plugin.ifPresent(it -> stability().check(entry, it));
        moments.checkAge(entry);
    }

    private static Optional<PluginDefinition> plugin(DefinitionFindings remarks, Entry entry) {
        return entry.text("id").flatMap(remarks.registry()::plugin);
    }

    private Contradictions contradictions() {
        return new Contradictions(findings, remarks.orElseThrow());
    }

    private Stability stability() {
        return new Stability(findings, remarks.orElseThrow());
    }
}
