package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.resolve.CoverageWarning;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.List;

/** Checks one published registry: each method makes one kind of check. */
public record RegistryChecker(DefinitionIndex index, Path json, CheckOptions options) {

    /** A checker of plugins.json alone, for a registry whose definition cannot be read. */
    static RegistryChecker withoutDefinition(Path json, CheckOptions options) {
        return new RegistryChecker(DefinitionIndex.none(json), json, options);
    }

    /** The result where plugins.json does not exist. */
    CheckResult missing() {
        return absent(
                FindingText.forUpdate(Rule.MISSING, "there is no such file"),
                SourceLocation.of(json));
    }

    /** The result where plugins.json cannot be parsed. */
    public CheckResult unreadable(InvalidRegistryFileException reason) {
        return absent(
                new FindingText(Rule.JSON, reason.problem(), reason.remedy(), FixKind.EDIT),
                new SourceLocation(json.toString(), reason.line(), reason.column()));
    }

    private CheckResult absent(FindingText text, SourceLocation location) {
        FindingCollector findings = findings();
        findings.add(text, "", () -> location);
        new DefinitionQualityRules(findings).check();
        return findings.result(CheckKind.VALID);
    }

    /** Whether a text is a valid registry. */
    CheckResult validity(String text) {
        try {
            return validity(PublishedRegistry.parse(text));
        } catch (InvalidRegistryFileException e) {
            return unreadable(e);
        }
    }

    /** Whether plugins.json matches its schema and does not contradict itself. */
    public CheckResult validity(PublishedRegistry published) {
        FindingCollector findings = findings();
        new DefinitionQualityRules(findings).check();
        new PluginsJsonRules(inFile(findings, published), options).check();
        return findings.result(CheckKind.VALID);
    }

    /** The result with what additional rules found, at the plugins in plugins.json. */
    CheckResult withAdditional(
            CheckResult validity, PublishedRegistry published, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return validity;
        }
        PluginsJsonFile file = new PluginsJsonFile(json, published);
        return validity.with(
                diagnostics.stream()
                        .map(it -> weighed(it))
                        .filter(it -> it.severity() != Severity.OFF)
                        .map(
                                it ->
                                        new Finding(
                                                it.at(file.entryLocation(it.subject())),
                                                "",
                                                FixKind.EDIT))
                        .toList());
    }

    /** A definition may switch these rules off, or make errors of warnings. */
    private Diagnostic weighed(Diagnostic diagnostic) {
        Severity configured = options.severities().of(diagnostic.rule());
        return configured == diagnostic.rule().severity()
                ? diagnostic
                : diagnostic.weighed(configured);
    }

    /**
     * Whether the files are what the definition and plugins.json render to.
     *
     * @param doubt whether the page disagrees with plugins.json about a release
     */
    public CheckResult inSync(PublishedRegistry published, FilePlan plan, PageDisagreement doubt) {
        FindingCollector findings = findings();
        new InSyncRules(inFile(findings, published)).check(plan.changes(), doubt);
        return findings.result(CheckKind.IN_SYNC);
    }

    /** Whether the files are in sync, for a page that is known to agree with plugins.json. */
    public CheckResult inSync(PublishedRegistry published, FilePlan plan) {
        return inSync(published, plan, new PageDisagreement(json, List.of()));
    }

    /** Finds versions that an update replaced by lower ones. */
    public CheckResult replaced(PublishedRegistry before, PublishedRegistry after) {
        FindingCollector findings = findings();
        new EntryConsistencyRule(inFile(findings, before)).checkReplaced(after);
        return findings.result(CheckKind.VALID);
    }

    /** Whether the forges have nothing newer than what is published. */
    public CheckResult current(
            PublishedRegistry published,
            List<Resolution> resolutions,
            List<CoverageWarning> coverage) {
        FindingCollector findings = findings();
        UpToDateRules rules = new UpToDateRules(inFile(findings, published));
        resolutions.forEach(rules::check);
        coverage.forEach(rules::check);
        return findings.result(CheckKind.CURRENT);
    }

    private FindingCollector findings() {
        return new FindingCollector(options.severities(), index);
    }

    private JsonFindingCollector inFile(FindingCollector findings, PublishedRegistry published) {
        return new JsonFindingCollector(findings, new PluginsJsonFile(json, published));
    }
}
