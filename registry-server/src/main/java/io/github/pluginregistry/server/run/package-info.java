/** Runs registries that are due, and decides when they are due again. */
@NullMarked
package io.github.pluginregistry.server.run;

import org.jspecify.annotations.NullMarked;
