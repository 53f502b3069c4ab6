/** The configuration of the server, {@code server.yaml}. */
@NullMarked
package io.github.pluginregistry.server.config;

import org.jspecify.annotations.NullMarked;
