/** Secrets: where they come from, and how they are kept. */
@NullMarked
package io.github.pluginregistry.server.credential;

import org.jspecify.annotations.NullMarked;
