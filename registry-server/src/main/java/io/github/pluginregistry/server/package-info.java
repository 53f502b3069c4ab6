/** The server: starts the parts and connects them. */
@NullMarked
package io.github.pluginregistry.server;

import org.jspecify.annotations.NullMarked;
