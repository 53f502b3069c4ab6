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
import io.github.pluginregistry.core.schema.JsonSchema;
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

    /**
     * @param definition what the registry is made from
     * @param json where plugins.json is
     * @param schema the text of the schema it has to obey
     */
    public Checker(RegistryDefinition definition, Path json, String schema) {
        this.definition = definition;
        this.json = json;
        this.schema = schema;
    }

    /** What is to be said where there is no plugins.json. */
    public Verdict missing() {
        return valid(List.of(new Finding("missing", json, 0, "", "there is no such file", UPDATE)));
    }

    /** What is to be said where plugins.json cannot be understood at all. */
    public Verdict unreadable(PublishedException reason) {
        return valid(
                List.of(
                        new Finding(
                                "json",
                                json,
                                reason.line(),
                                "",
                                String.valueOf(reason.getMessage()),
                                reason.cure())));
    }

    /** Whether plugins.json is as its schema asks for, and without contradictions in itself. */
    public Verdict validity(PublishedRegistry published) {
        PlacedJson placed = published.placed();
        List<Finding> findings = new ArrayList<>();
        for (Violation violation : JsonSchema.of(schema).validate(placed.value())) {
            findings.add(
                    new Finding(
                            "schema",
                            json,
                            placed.line(violation.pointer()),
                            violation.pointer(),
                            violation.message(),
                            UPDATE));
        }
        findings.addAll(new Contradictions(json, placed, definition).find());
        return valid(findings);
    }

    private static Verdict valid(List<Finding> findings) {
        return new Verdict("valid", findings);
    }

    /**
     * Whether the files are what the definition and plugins.json render to.
     *
     * @param plan what it would take to make them so
     */
    public Verdict inStep(Plan plan) {
        return new Verdict("in step", plan.changes().stream().map(Checker::notInStep).toList());
    }

    /**
     * Whether nothing newer is out than what is published. A plugin that could not be resolved does
     * not speak against it.
     *
     * @param resolutions what the forges answered
     */
    public Verdict current(PublishedRegistry published, List<Resolution> resolutions) {
        PlacedJson placed = published.placed();
        Map<String, Entry> entries = Entry.byId(placed);
        List<Finding> findings = new ArrayList<>();
        for (Resolution resolution : resolutions) {
            PluginId plugin = resolution.id();
            Latest out = resolution.latest();
            Latest shown =
                    published.latest(plugin).orElseGet(() -> Latest.unknown(out.releaseUrl()));
            int line =
                    Optional.ofNullable(entries.get(plugin.value()))
                            .map(entry -> placed.line(entry.pointer() + "/latestVersion"))
                            .orElse(0);
            difference(out, shown)
                    .ifPresent(message -> findings.add(newer(line, plugin.value(), message)));
        }
        return new Verdict("current", findings);
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

    private Finding newer(int line, String plugin, String message) {
        return new Finding("newer-available", json, line, plugin, message, UPDATE);
    }

    private static Finding notInStep(FileChange change) {
        if (change.before().isEmpty()) {
            return notInStep(change, 0, "there is no such file", UPDATE);
        }
        return change.isLineEndingsOnly()
                ? notInStep(change, 1, "some of its lines end in CR LF and others in LF", UPDATE)
                : notInStep(
                        change,
                        change.firstDifference(),
                        "this line is not what the definition and plugins.json render to",
                        UPDATE);
    }

    private static Finding notInStep(FileChange change, int line, String message, String cure) {
        return new Finding("not-in-step", change.file(), line, "", message, cure);
    }
}
