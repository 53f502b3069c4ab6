/**
 * Keeps files safe that several runs write: a file takes its place whole or not at all, and runs
 * that write to the same place take turns.
 */
@NullMarked
package io.github.pluginregistry.core.file;

import org.jspecify.annotations.NullMarked;
