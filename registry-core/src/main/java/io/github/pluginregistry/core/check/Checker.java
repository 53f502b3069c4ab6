package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.schema.JsonSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds everything that is wrong with one published registry. */
public final class Checker {

    private final Path json;
    private final String schema;
    private final Criteria criteria;
    private final Optional<DefinedRegistry> defined;

    private Checker(
            Path json, String schema, Criteria criteria, Optional<DefinedRegistry> defined) {
        this.json = json;
        this.schema = schema;
        this.criteria = criteria;
        this.defined = defined;
    }

    /**
     * A checker of a registry.
     *
     * @param json where plugins.json is
     * @param schema the text of the schema it has to obey
     */
    public static Checker of(
            DefinedRegistry registry, Path json, String schema, Criteria criteria) {
        return new Checker(json, schema, criteria, Optional.of(registry));
    }

    /** A checker of what can be said of plugins.json where nobody knows what it is made from. */
    public static Checker withoutDefinition(Path json, String schema, Criteria criteria) {
        return new Checker(json, schema, criteria, Optional.empty());
    }

    /** What is to be said where there is no plugins.json. */
    public Verdict missing() {
        return absent(Complaint.forUpdate(Rule.MISSING, "there is no such file"), Spot.of(json));
    }

    /** What is to be said where plugins.json cannot be understood at all. */
    public Verdict unreadable(PublishedException reason) {
        return absent(
                new Complaint(
                        Rule.JSON,
                        String.valueOf(reason.getMessage()),
                        reason.cure(),
                        Remedy.EDIT),
                new Spot(json, reason.line(), reason.column(), ""));
    }

    private Verdict absent(Complaint complaint, Spot spot) {
        Findings findings = new Findings(criteria.severities());
        findings.add(complaint, "", () -> spot);
        remarks(findings).map(Remarks::new).ifPresent(Remarks::check);
        return findings.verdict(Question.VALID);
    }

    /** Whether plugins.json is as its schema asks for, and without contradictions in itself. */
    public Verdict validity(PublishedRegistry published) {
        Findings findings = new Findings(criteria.severities());
        FileFindings inFile = inFile(findings, published);
        Optional<DefinitionFindings> remarks = remarks(findings);
        remarks.map(Remarks::new).ifPresent(Remarks::check);
        new FileRules(inFile, remarks, criteria).check();
        SchemaRule rule = new SchemaRule(inFile);
        criteria.approvals()
                .validate(schema, () -> JsonSchema.of(schema), published.placed().value())
                .forEach(rule::tell);
        return findings.verdict(Question.VALID);
    }

    private FileFindings inFile(Findings findings, PublishedRegistry published) {
        return new FileFindings(findings, new PublishedFile(json, published));
    }

    private Optional<DefinitionFindings> remarks(Findings findings) {
        return defined.map(registry -> new DefinitionFindings(findings, registry));
    }

    /**
     * Whether the files are what the definition and plugins.json render to, where the page is not
     * looked at.
     *
     * @param plan what it would take to make them so
     */
    public Verdict inStep(PublishedRegistry published, Plan plan) {
        return inStep(published, plan, new Doubt(json, List.of()));
    }

    /**
     * Whether the files are what the definition and plugins.json render to.
     *
     * @param plan what it would take to make them so
     * @param doubt whether the page says something else of a release
     */
    public Verdict inStep(PublishedRegistry published, Plan plan, Doubt doubt) {
        Findings findings = new Findings(criteria.severities());
        remarks(findings).ifPresent(it -> new Membership(inFile(findings, published), it).check());
        for (FileChange change : plan.changes()) {
            new Step(findings, doubt).tell(change);
        }
        return findings.verdict(Question.IN_STEP);
    }

    /**
     * Tells of versions that an update took back: what was published before is no version of the
     * plugin's, or none that the definition lets be the latest.
     *
     * @param before what was published before the update
     * @param after what it published
     */
    public Verdict takenBack(PublishedRegistry before, PublishedRegistry after) {
        Findings findings = new Findings(criteria.severities());
        FileFindings inFile = inFile(findings, before);
        defined.map(registry -> new TakenBack(inFile, after, registry)).ifPresent(TakenBack::check);
        return findings.verdict(Question.VALID);
    }

    /**
     * Whether the forges have nothing else to say than what is published. A plugin that could not
     * be resolved does not speak against it.
     *
     * @param resolutions what the forges answered
     * @param coverage what the definition leaves out
     */
    public Verdict current(
            PublishedRegistry published, List<Resolution> resolutions, List<Observation> coverage) {
        Findings findings = new Findings(criteria.severities());
        remarks(findings)
                .map(it -> new Currency(inFile(findings, published), it))
                .ifPresent(
                        currency -> {
                            resolutions.forEach(currency::check);
                            coverage.forEach(currency::check);
                        });
        return findings.verdict(Question.CURRENT);
    }
}
