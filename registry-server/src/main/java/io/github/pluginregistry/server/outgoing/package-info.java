/** Tells others after a run that a registry changed. */
@NullMarked
package io.github.pluginregistry.server.outgoing;

import org.jspecify.annotations.NullMarked;
