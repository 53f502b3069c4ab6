package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.rule.Rule;

/**
 * What is wrong with a value, wherever it stands.
 *
 * @param rule the rule that is broken
 * @param message a phrase
 * @param cure an imperative phrase
 */
record Complaint(Rule rule, String message, String cure) {}
