/** What the server logs: one JSON object per line, with the run and the delivery it is about. */
@NullMarked
package io.github.pluginregistry.server.log;

import org.jspecify.annotations.NullMarked;
