/** Reads deliveries of forges: who sent them, and which repository moved. */
@NullMarked
package io.github.pluginregistry.server.webhook;

import org.jspecify.annotations.NullMarked;
