package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.rule.Rule;

/**
 * What is wrong with a value, wherever it stands.
 *
 * @param rule the rule that is broken
 * @param found what was found, a phrase
 * @param expected what was expected instead, a phrase; may be empty
 * @param cure what to do, an imperative phrase
 * @param remedy what kind of thing that is
 */
record Complaint(Rule rule, String found, String expected, String cure, Remedy remedy) {

    private static final String UPDATE = "run registry:update";

    Complaint(Rule rule, String found, String expected, String cure) {
        this(rule, found, expected, cure, Remedy.of(rule, cure));
    }

    /** Something that nobody has to write by hand. */
    static Complaint forUpdate(Rule rule, String found, String expected) {
        return new Complaint(rule, found, expected, UPDATE);
    }

    static Complaint forUpdate(Rule rule, String found) {
        return forUpdate(rule, found, "");
    }
}
