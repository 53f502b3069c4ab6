/** The state of the server in its database. All times come from the clock of the database. */
@NullMarked
package io.github.pluginregistry.server.store;

import org.jspecify.annotations.NullMarked;
