package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Severity;

/**
 * Something to say that stands in no file, for example that a forge did not answer.
 *
 * @param severity how much it weighs
 * @param sentence what happened and what to do
 */
public record RunNotice(Severity severity, String sentence) {}
