/**
 * Reads {@code registry.yaml} or {@code registry.json}: valid records, or all errors with their
 * locations. Keys, types and allowed values come from the JSON Schema of the definition.
 */
@NullMarked
package io.github.pluginregistry.core.definition;

import org.jspecify.annotations.NullMarked;
