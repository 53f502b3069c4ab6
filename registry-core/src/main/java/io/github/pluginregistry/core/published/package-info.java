/**
 * Reads the registry that was published before, so that what it says is kept where nothing newer is
 * known.
 */
@NullMarked
package io.github.pluginregistry.core.published;

import org.jspecify.annotations.NullMarked;
