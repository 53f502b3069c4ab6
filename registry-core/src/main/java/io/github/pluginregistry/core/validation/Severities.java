package io.github.pluginregistry.core.validation;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each rule weighs in one registry.
 *
 * @param set the severities that somebody set; every other rule weighs what it {@linkplain
 *     Rule#severity() usually} does
 */
public record Severities(Map<Rule, Severity> set) {

    /** Nobody says otherwise. */
    public static final Severities USUAL = new Severities(Map.of());

    public Severities {
        set = Map.copyOf(set);
    }

    /** How much a rule weighs. */
    public Severity of(Rule rule) {
        return set.getOrDefault(rule, rule.severity());
    }

    /**
     * These severities, unless others say otherwise.
     *
     * @param others what counts more
     */
    public Severities unless(Severities others) {
        Map<Rule, Severity> both = new HashMap<>(set);
        both.putAll(others.set);
        return new Severities(both);
    }
}
