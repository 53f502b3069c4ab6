/**
 * Validates values against a JSON Schema, and defines the rules and severities of findings. The
 * only package that uses the JSON Schema library.
 */
@NullMarked
package io.github.pluginregistry.core.validation;

import org.jspecify.annotations.NullMarked;
