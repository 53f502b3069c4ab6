/** Reads the lists of plugins of other systems. */
@NullMarked
package io.github.pluginregistry.init.migrate;

import org.jspecify.annotations.NullMarked;
