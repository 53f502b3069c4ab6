package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.validation.Rule;

/**
 * The text of a finding, without its location.
 *
 * @param found what was found, a phrase
 * @param expected what was expected instead, a phrase; may be empty
 * @param remedy how to fix it, an imperative phrase
 */
record FindingText(Rule rule, String found, String expected, String remedy, FixKind fix) {

    private static final String UPDATE = "run registry:update";

    /** A finding text that names no expected value. */
    FindingText(Rule rule, String found, String remedy, FixKind fix) {
        this(rule, found, "", remedy, fix);
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

    /** What was found and what was expected, in one phrase. */
    String problem() {
        return expected.isEmpty() ? found : found + ", and " + expected + " is expected";
    }
}
