package io.github.pluginregistry.core.definition;

/**
 * What is wrong with a value, wherever it stands.
 *
 * @param message a phrase
 * @param cure an imperative phrase
 */
record Complaint(String message, String cure) {}
