package io.github.pluginregistry.core.validation;

import java.util.HashMap;
import java.util.Map;

/**
 * The severity of each rule in one registry.
 *
 * @param set the severities that are configured; other rules have their {@linkplain Rule#severity()
 *     default}
 */
public record Severities(Map<Rule, Severity> set) {

    public static final Severities USUAL = new Severities(Map.of());

    public Severities {
        set = Map.copyOf(set);
    }

    public Severity of(Rule rule) {
        return set.getOrDefault(rule, rule.severity());
    }

    /** These severities, unless others say otherwise. */
    public Severities unless(Severities others) {
        Map<Rule, Severity> both = new HashMap<>(set);
        both.putAll(others.set);
        return new Severities(both);
    }
}
