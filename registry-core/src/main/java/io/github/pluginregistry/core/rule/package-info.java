/**
 * The rules that a registry is held to: what each is called, which question it belongs to, and how
 * much it weighs.
 */
@NullMarked
package io.github.pluginregistry.core.rule;

import org.jspecify.annotations.NullMarked;
