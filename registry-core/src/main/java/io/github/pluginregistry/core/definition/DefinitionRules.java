package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.ValueValidators.ValueError;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a definition has to be beyond what its schema can say. */
final class DefinitionRules {

    private static final UnaryOperator<String> AS_WRITTEN = UnaryOperator.identity();
    private static final UnaryOperator<String> IGNORING_CASE = DefinitionRules::ignoringCase;

    private final NodeCursor definition;
    private final List<NodeCursor> plugins;
    private final List<NodeCursor> forges;
    private final ErrorCollector problems;

    private DefinitionRules(NodeCursor definition, ErrorCollector problems) {
        this.definition = definition;
        this.plugins = definition.items("plugins");
        this.forges = definition.items("forges");
        this.problems = problems;
    }

    /** Tells what is broken, wherever a value has the form that its rule is about. */
    static void check(NodeCursor definition, ErrorCollector problems) {
        new DefinitionRules(definition, problems).check();
    }

    private void check() {
        checkKeysOnce(definition);
        checkValue(definition, "repository", ValueValidators::repository);
        checkUsage(definition);
        plugins.forEach(this::checkPlugin);
        for (NodeCursor forge : forges) {
            checkValue(forge, "apiUrl", ValueValidators::apiUrl);
            checkValue(forge, "gitUrl", ValueValidators::gitUrl);
        }
        definition.key("coverage").stream()
                .flatMap(coverage -> coverage.items("ignore").stream())
                .forEach(ignored -> checkValue(ignored, "tags", ValueValidators::tagPattern));
        checkUnique(
                Rule.DUPLICATE_ID,
                values(plugins, "id"),
                IGNORING_CASE,
                "give each plugin a unique id; upper and lower case count as the same");
        checkUnique(
                Rule.SCHEMA, values(forges, "host"), IGNORING_CASE, "keep one entry for each host");
        checkExtensions(definition.items("extensions"));
        definition.key("outputs").ifPresent(this::checkOutputs);
        checkReplacements();
    }

    private void checkExtensions(List<NodeCursor> extensions) {
        checkUnique(
                Rule.DUPLICATE_ID,
                values(extensions, "id"),
                AS_WRITTEN,
                "keep one entry for each extension");
        checkUnique(
                Rule.SCHEMA,
                extensions.stream().flatMap(it -> it.items("hosts").stream()).toList(),
                IGNORING_CASE,
                "let one extension read a host");
    }

    private void checkOutputs(NodeCursor outputs) {
        List<NodeCursor> items = definition.items("outputs");
        checkUnique(Rule.SCHEMA, items, AS_WRITTEN, "write each output once");
        if (problems.has(outputs) || items.stream().anyMatch(problems::has)) {
            return;
        }
        Set<OutputType> chosen =
                items.stream()
                        .flatMap(item -> item.text().flatMap(OutputType::of).stream())
                        .collect(Collectors.toSet());
        for (OutputType needed : OutputType.DEFAULT) {
            if (!chosen.contains(needed)) {
                problems.add(
                        Rule.SCHEMA,
                        outputs,
                        "\"%s\" is missing; registry:check compares it with the others"
                                .formatted(needed.key()),
                        "add %s to the list".formatted(needed.key()));
            }
        }
        items.stream()
                .filter(item -> item.text().flatMap(OutputType::of).orElseThrow().needsHistory())
                .filter(item -> !chosen.contains(OutputType.HISTORY))
                .forEach(
                        item ->
                                problems.add(
                                        Rule.SCHEMA,
                                        item,
                                        "\"%s\" shows all versions, which only \"history\" keeps"
                                                .formatted(item.text().orElse("")),
                                        "add history to the list"));
    }

    private void checkPlugin(NodeCursor plugin) {
        checkValue(plugin, "repository", ValueValidators::repository);
        checkValue(plugin, "tagPattern", ValueValidators::tagPattern);
        List<NodeCursor> patterns = plugin.items("formerTagPatterns");
        patterns.forEach(pattern -> checkValue(pattern, ValueValidators::tagPattern));
        checkUnique(Rule.SCHEMA, patterns, AS_WRITTEN, "write each pattern once");
        checkUnique(Rule.SCHEMA, plugin.items("labels"), AS_WRITTEN, "write each label once");
        for (NodeCursor ruling : plugin.items("ignore")) {
            checkValue(ruling, "version", ValueValidators::versions);
        }
        checkValue(plugin, "sourcePath", ValueValidators::sourcePath);
        checkValue(plugin, "docs", ValueValidators::docs);
        checkUsage(plugin);
    }

    private void checkUsage(NodeCursor parent) {
        if (parent.key("install").isPresent() || parent.key("download").isPresent()) {
            checkValue(parent, "install", UsageValidators::install);
            checkValue(parent, "download", UsageValidators::download);
        }
    }

    /** One error about a value is enough, so the schema's goes first. */
    private void checkValue(
            NodeCursor parent, String key, Function<String, Optional<ValueError>> rule) {
        parent.key(key).ifPresent(place -> checkValue(place, rule));
    }

    private void checkValue(NodeCursor place, Function<String, Optional<ValueError>> rule) {
        if (!problems.has(place)) {
            place.text()
                    .flatMap(rule)
                    .ifPresent(it -> problems.add(it.rule(), place, it.message(), it.remedy()));
        }
    }

    private void checkKeysOnce(NodeCursor place) {
        Map<String, NodeCursor> first = new HashMap<>();
        for (NodeCursor key : place.keys()) {
            NodeCursor same = first.putIfAbsent(key.name(), key);
            if (same != null) {
                problems.add(
                        Rule.DEFINITION_SYNTAX,
                        key,
                        "duplicate key, first at " + same.location(),
                        "keep one of them");
            }
            checkKeysOnce(key);
        }
        for (NodeCursor item : place.items()) {
            checkKeysOnce(item);
        }
    }

    private static List<NodeCursor> values(List<NodeCursor> parents, String key) {
        return parents.stream().flatMap(parent -> parent.key(key).stream()).toList();
    }

    private static String ignoringCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * @param identity what two texts share that count as the same
     */
    private void checkUnique(
            Rule rule, List<NodeCursor> places, UnaryOperator<String> identity, String cure) {
        Map<String, NodeCursor> first = new HashMap<>();
        for (NodeCursor place : places) {
            String text = place.text().orElse("");
            NodeCursor same = first.putIfAbsent(identity.apply(text), place);
            if (same != null && !text.isEmpty()) {
                problems.add(rule, place, sameAs(same, text), cure);
            }
        }
    }

    private static String sameAs(NodeCursor first, String text) {
        return "\"%s\" is also at %s (%s)"
                .formatted(SafeExcerpt.of(text), first.path(), first.location());
    }

    private void checkReplacements() {
        Set<String> ids =
                values(plugins, "id").stream()
                        .flatMap(id -> id.text().stream())
                        .collect(Collectors.toSet());
        for (NodeCursor plugin : plugins) {
            String own = plugin.text("id").orElse("");
            checkValue(plugin, "replacedBy", id -> replacement(id, own, ids));
        }
    }

    private Optional<ValueError> replacement(String id, String own, Set<String> ids) {
        if (id.equals(own)) {
            return Optional.of(
                    new ValueError(
                            Rule.REPLACED_BY_UNKNOWN,
                            "a plugin cannot replace itself",
                            "name another plugin, or remove the key"));
        }
        if (ids.contains(id)) {
            return Optional.empty();
        }
        Optional<String> meant = problems.areMany() ? Optional.empty() : ClosestMatch.to(id, ids);
        return Optional.of(
                new ValueError(
                        Rule.REPLACED_BY_UNKNOWN,
                        "no plugin of this definition has the id \"%s\""
                                .formatted(SafeExcerpt.of(id)),
                        meant.map(it -> "write " + SafeExcerpt.of(it))
                                .orElse("name a plugin of this definition, or remove the key")));
    }
}
