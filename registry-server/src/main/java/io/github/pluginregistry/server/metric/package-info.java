/** What the server counts and measures. */
@NullMarked
package io.github.pluginregistry.server.metric;

import org.jspecify.annotations.NullMarked;
