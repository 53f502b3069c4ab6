package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Rule;
import java.nio.file.Path;
import java.util.List;

/** Checks one published registry: each method answers one question with all findings. */
public final class Checker {

    private final Path json;
    private final String schema;
    private final Criteria criteria;
    private final DefinedRegistry registry;

    private Checker(DefinedRegistry registry, Path json, String schema, Criteria criteria) {
        this.registry = registry;
        this.json = json;
        this.schema = schema;
        this.criteria = criteria;
    }

    /**
     * A checker of a registry.
     *
     * @param json where plugins.json is
     * @param schema the text of the schema that plugins.json must match
     */
    public static Checker of(
            DefinedRegistry registry, Path json, String schema, Criteria criteria) {
        return new Checker(registry, json, schema, criteria);
    }

    /** A checker of plugins.json alone, for a registry whose definition cannot be read. */
    public static Checker withoutDefinition(Path json, String schema, Criteria criteria) {
        return new Checker(DefinedRegistry.none(json), json, schema, criteria);
    }

    /** The result where plugins.json does not exist. */
    public Verdict missing() {
        return absent(Complaint.forUpdate(Rule.MISSING, "there is no such file"), Spot.of(json));
    }

    /** The result where plugins.json cannot be parsed. */
    public Verdict unreadable(PublishedException reason) {
        return absent(
                new Complaint(
                        Rule.JSON, String.valueOf(reason.getMessage()), reason.cure(), Remedy.EDIT),
                new Spot(json, reason.line(), reason.column(), ""));
    }

    private Verdict absent(Complaint complaint, Spot spot) {
        Findings findings = findings();
        findings.add(complaint, "", () -> spot);
        new Remarks(inDefinition(findings)).check();
        return findings.verdict(Question.VALID);
    }

    /** Whether plugins.json matches its schema and does not contradict itself. */
    public Verdict validity(PublishedRegistry published) {
        Findings findings = findings();
        new Remarks(inDefinition(findings)).check();
        new FileRules(inFile(findings, published), inDefinition(findings), criteria).check(schema);
        return findings.verdict(Question.VALID);
    }

    /**
     * Whether the files are what the definition and plugins.json render to.
     *
     * @param plan the changes that would make them so
     * @param doubt whether the page disagrees with plugins.json about a release
     */
    public Verdict inStep(PublishedRegistry published, Plan plan, Doubt doubt) {
        Findings findings = findings();
        new Membership(inFile(findings, published), inDefinition(findings)).check();
        for (FileChange change : plan.changes()) {
            new Step(findings, doubt).tell(change);
        }
        return findings.verdict(Question.IN_STEP);
    }

    /** Whether the files are in sync, for a page that is known to agree with plugins.json. */
    public Verdict inStep(PublishedRegistry published, Plan plan) {
        return inStep(published, plan, new Doubt(json, List.of()));
    }

    /**
     * Finds versions that an update replaced by lower ones: the former versions have no tag, or the
     * definition does not allow them as the latest version.
     *
     * @param before what was published before the update
     * @param after what the update published
     */
    public Verdict takenBack(PublishedRegistry before, PublishedRegistry after) {
        Findings findings = findings();
        currency(findings, before).checkTakenBack(after);
        return findings.verdict(Question.VALID);
    }

    /**
     * Whether the forges have nothing newer than what is published. A plugin that could not be
     * resolved adds no finding.
     *
     * @param resolutions what the forges answered
     * @param coverage warnings about the definition's coverage
     */
    public Verdict current(
            PublishedRegistry published, List<Resolution> resolutions, List<Observation> coverage) {
        Findings findings = findings();
        Currency currency = currency(findings, published);
        resolutions.forEach(currency::check);
        coverage.forEach(currency::check);
        return findings.verdict(Question.CURRENT);
    }

    private Currency currency(Findings findings, PublishedRegistry published) {
        return new Currency(inFile(findings, published), inDefinition(findings));
    }

    private Findings findings() {
        return new Findings(criteria.severities());
    }

    private FileFindings inFile(Findings findings, PublishedRegistry published) {
        return new FileFindings(findings, new PublishedFile(json, published));
    }

    private DefinitionFindings inDefinition(Findings findings) {
        return new DefinitionFindings(findings, registry);
    }
}
