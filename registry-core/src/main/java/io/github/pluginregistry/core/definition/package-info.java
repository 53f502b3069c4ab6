/**
 * Reads what the maintainer writes: a file or a tree of keys in, valid records out, or every
 * violation with its place. Keys, types and allowed values come from the definition's JSON Schema;
 * this package adds what a schema cannot say.
 */
@NullMarked
package io.github.pluginregistry.core.definition;

import org.jspecify.annotations.NullMarked;
