package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.plan.FileChange;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.published.PlacedJson;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.rule.Question;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.schema.Approvals;
import io.github.pluginregistry.core.schema.JsonSchema;
import io.github.pluginregistry.core.schema.RememberedSchema;
import io.github.pluginregistry.core.schema.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds everything that is wrong with one published registry. */
public final class Checker {

    private static final String UPDATE = "run registry:update";

    private final RegistryDefinition definition;
    private final Path json;
    private final String schema;
    private final Approvals approvals;

    /**
     * @param definition what the registry is made from
     * @param json where plugins.json is
     * @param schema the text of the schema it has to obey
     * @param approvals what obeyed it before
     */
    public Checker(RegistryDefinition definition, Path json, String schema, Approvals approvals) {
        this.definition = definition;
        this.json = json;
        this.schema = schema;
        this.approvals = approvals;
    }

    /** What is to be said where there is no plugins.json. */
    public Verdict missing() {
        return valid(List.of(finding(Rule.MISSING, Spot.of(json), "", "there is no such file")));
    }

    /** What is to be said where plugins.json cannot be understood at all. */
    public Verdict unreadable(PublishedException reason) {
        return valid(
                List.of(
                        new Finding(
                                Rule.JSON,
                                Rule.JSON.severity(),
                                new Spot(json, reason.line(), reason.column(), ""),
                                "",
                                String.valueOf(reason.getMessage()),
                                "",
                                reason.cure(),
                                "")));
    }

    /** Whether plugins.json is as its schema asks for, and without contradictions in itself. */
    public Verdict validity(PublishedRegistry published) {
        PlacedJson placed = published.placed();
        PublishedFile file = new PublishedFile(json, placed);
        List<Finding> findings = new ArrayList<>();
        RememberedSchema rules =
                new RememberedSchema(schema, () -> JsonSchema.of(schema), approvals);
        for (Violation violation : rules.validate(placed.value())) {
            findings.add(
                    finding(
                            Rule.SCHEMA,
                            file.spot(violation.pointer()),
                            "",
                            (violation.pointer() + ": " + violation.message())));
        }
        findings.addAll(new Contradictions(file, definition).find());
        return valid(findings);
    }

    private static Verdict valid(List<Finding> findings) {
        return new Verdict(Question.VALID, findings);
    }

    /**
     * Whether the files are what the definition and plugins.json render to.
     *
     * @param plan what it would take to make them so
     */
    public Verdict inStep(Plan plan) {
        return new Verdict(
                Question.IN_STEP, plan.changes().stream().map(Checker::notInStep).toList());
    }

    /**
     * Whether nothing newer is out than what is published. A plugin that could not be resolved does
     * not speak against it.
     *
     * @param resolutions what the forges answered
     */
    public Verdict current(PublishedRegistry published, List<Resolution> resolutions) {
        PublishedFile file = new PublishedFile(json, published.placed());
        Map<String, Entry> entries = Entry.byId(published.placed());
        List<Finding> findings = new ArrayList<>();
        for (Resolution resolution : resolutions) {
            PluginId plugin = resolution.id();
            Latest out = resolution.latest();
            Latest shown =
                    published.latest(plugin).orElseGet(() -> Latest.unknown(out.releaseUrl()));
            Spot spot =
                    Optional.ofNullable(entries.get(plugin.value()))
                            .map(entry -> entry.pointer() + "/latestVersion")
                            .map(file::spot)
                            .orElseGet(() -> Spot.of(json));
            difference(out, shown)
                    .map(found -> finding(Rule.NEWER_AVAILABLE, spot, plugin.value(), found))
                    .ifPresent(findings::add);
        }
        return new Verdict(Question.CURRENT, findings);
    }

    private static Optional<String> difference(Latest out, Latest shown) {
        if (!out.version().equals(shown.version())) {
            return Optional.of(
                    "%s is out, and %s is published".formatted(out.version(), shown.version()));
        }
        if (!out.prerelease().equals(shown.prerelease())) {
            return Optional.of(
                    "the latest prerelease is %s, and %s is published"
                            .formatted(
                                    out.prerelease().orElse("none"),
                                    shown.prerelease().orElse("none")));
        }
        return out.commit().equals(shown.commit())
                ? Optional.empty()
                : Optional.of(
                        "%s leads to commit %s, and %s is published"
                                .formatted(
                                        out.version(),
                                        out.commit().orElse("none"),
                                        shown.commit().orElse("none")));
    }

    private static Finding notInStep(FileChange change) {
        if (change.before().isEmpty()) {
            return notInStep(change, 0, "there is no such file");
        }
        return change.isLineEndingsOnly()
                ? notInStep(change, 1, "some of its lines end in CR LF and others in LF")
                : notInStep(
                        change,
                        change.firstDifference(),
                        "this line is not what the definition and plugins.json render to");
    }

    private static Finding notInStep(FileChange change, int line, String found) {
        return finding(Rule.NOT_IN_STEP, new Spot(change.file(), line, 0, ""), "", found);
    }

    private static Finding finding(Rule rule, Spot spot, String plugin, String found) {
        return new Finding(rule, rule.severity(), spot, plugin, found, "", UPDATE, "");
    }
}
