package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.validation.Rule;

/**
 * The text of a finding, without its location.
 *
 * @param rule the rule that is broken
 * @param found what was found, a phrase
 * @param expected what was expected instead, a phrase; may be empty
 * @param cure how to fix it, an imperative phrase
 * @param remedy the kind of fix
 */
record FindingText(Rule rule, String found, String expected, String cure, FixKind remedy) {

    private static final String UPDATE = "run registry:update";

    /** A finding text that names no expected value. */
    FindingText(Rule rule, String found, String cure, FixKind remedy) {
        this(rule, found, "", cure, remedy);
    }

    /** A problem that only an update fixes. */
    static FindingText forUpdate(Rule rule, String found, String expected) {
        return new FindingText(rule, found, expected, UPDATE, FixKind.UPDATE);
    }

    static FindingText forUpdate(Rule rule, String found) {
        return forUpdate(rule, found, "");
    }

    /** A problem that an update fixes without asking a forge. */
    static FindingText forRender(Rule rule, String found, String expected) {
        return new FindingText(rule, found, expected, UPDATE, FixKind.RENDER);
    }
}
