/** Writes the first definition of a registry. */
@NullMarked
package io.github.pluginregistry.init;

import org.jspecify.annotations.NullMarked;
