/**
 * The optional files of a registry, for readers and tools. A registry whose definition names none
 * of them in {@code outputs} loads no class of this package.
 */
@NullMarked
package io.github.pluginregistry.outputs;

import org.jspecify.annotations.NullMarked;
