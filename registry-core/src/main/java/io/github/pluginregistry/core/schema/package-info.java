/**
 * Validates plain values against a JSON Schema. The only package that knows the validating library.
 */
@NullMarked
package io.github.pluginregistry.core.schema;

import org.jspecify.annotations.NullMarked;
