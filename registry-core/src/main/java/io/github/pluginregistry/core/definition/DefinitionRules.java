package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.ValueRules.ValueError;
import io.github.pluginregistry.core.match.Nearest;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.text.Excerpt;
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

    private final Place definition;
    private final List<Place> plugins;
    private final List<Place> forges;
    private final Problems problems;

    private DefinitionRules(Place definition, Problems problems) {
        this.definition = definition;
        this.plugins = definition.items("plugins");
        this.forges = definition.items("forges");
        this.problems = problems;
    }

    /** Tells what is broken, wherever a value has the form that its rule is about. */
    static void check(Place definition, Problems problems) {
        new DefinitionRules(definition, problems).check();
    }

    private void check() {
        checkKeysOnce(definition);
        checkValue(definition, "repository", ValueRules::repository);
        plugins.forEach(this::checkPlugin);
        for (Place forge : forges) {
            checkValue(forge, "apiUrl", ValueRules::apiUrl);
            checkValue(forge, "gitUrl", ValueRules::gitUrl);
        }
        definition.key("coverage").stream()
                .flatMap(coverage -> coverage.items("ignore").stream())
                .forEach(ignored -> checkValue(ignored, "tags", ValueRules::tagPattern));
        checkUnique(
                Rule.DUPLICATE_ID,
                values(plugins, "id"),
                IGNORING_CASE,
                "give each plugin an id of its own, whatever the case of its letters");
        checkUnique(
                Rule.SCHEMA, values(forges, "host"), IGNORING_CASE, "keep one entry for each host");
        checkReplacements();
    }

    private void checkPlugin(Place plugin) {
        checkValue(plugin, "repository", ValueRules::repository);
        checkValue(plugin, "tagPattern", ValueRules::tagPattern);
        List<Place> patterns = plugin.items("formerTagPatterns");
        patterns.forEach(pattern -> checkValue(pattern, ValueRules::tagPattern));
        checkUnique(Rule.SCHEMA, patterns, AS_WRITTEN, "write each pattern once");
        checkUnique(Rule.SCHEMA, plugin.items("labels"), AS_WRITTEN, "write each label once");
        for (Place ruling : plugin.items("ignore")) {
            checkValue(ruling, "version", ValueRules::versions);
        }
        checkValue(plugin, "sourcePath", ValueRules::sourcePath);
        checkValue(plugin, "docs", ValueRules::docs);
    }

    /** One error about a value is enough, so the schema's goes first. */
    private void checkValue(Place parent, String key, Function<String, Optional<ValueError>> rule) {
        parent.key(key).ifPresent(place -> checkValue(place, rule));
    }

    private void checkValue(Place place, Function<String, Optional<ValueError>> rule) {
        if (!problems.has(place)) {
            place.text()
                    .flatMap(rule)
                    .ifPresent(it -> problems.add(it.rule(), place, it.message(), it.remedy()));
        }
    }

    private void checkKeysOnce(Place place) {
        Map<String, Place> first = new HashMap<>();
        for (Place key : place.keys()) {
            Place same = first.putIfAbsent(key.name(), key);
            if (same != null) {
                problems.add(
                        Rule.DEFINITION_SYNTAX,
                        key,
                        "this key is written twice, first at " + same.position(),
                        "keep one of the two");
            }
            checkKeysOnce(key);
        }
        for (Place item : place.items()) {
            checkKeysOnce(item);
        }
    }

    private static List<Place> values(List<Place> parents, String key) {
        return parents.stream().flatMap(parent -> parent.key(key).stream()).toList();
    }

    private static String ignoringCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * @param identity what two texts share that count as the same
     */
    private void checkUnique(
            Rule rule, List<Place> places, UnaryOperator<String> identity, String cure) {
        Map<String, Place> first = new HashMap<>();
        for (Place place : places) {
            String text = place.text().orElse("");
            Place same = first.putIfAbsent(identity.apply(text), place);
            if (same != null && !text.isEmpty()) {
                problems.add(rule, place, sameAs(same, text), cure);
            }
        }
    }

    private static String sameAs(Place first, String text) {
        return "\"%s\" stands at %s too (%s)"
                .formatted(Excerpt.of(text), first.path(), first.position());
    }

    private void checkReplacements() {
        Set<String> ids =
                values(plugins, "id").stream()
                        .flatMap(id -> id.text().stream())
                        .collect(Collectors.toSet());
        for (Place plugin : plugins) {
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
                            "name another plugin, or take the key out"));
        }
        if (ids.contains(id)) {
            return Optional.empty();
        }
        Optional<String> meant = problems.areMany() ? Optional.empty() : Nearest.to(id, ids);
        return Optional.of(
                new ValueError(
                        Rule.REPLACED_BY_UNKNOWN,
                        "no plugin of this definition has the id \"%s\"".formatted(Excerpt.of(id)),
                        meant.map(it -> "write " + Excerpt.of(it))
                                .orElse("name a plugin of this definition, or take the key out")));
    }
}
