/** Writes reports. */
@NullMarked
package io.github.pluginregistry.core.write;

import org.jspecify.annotations.NullMarked;
