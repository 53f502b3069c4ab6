/** Explains how the latest version of a plugin was chosen, as text and as JSON. */
@NullMarked
package io.github.pluginregistry.core.explain;

import org.jspecify.annotations.NullMarked;
