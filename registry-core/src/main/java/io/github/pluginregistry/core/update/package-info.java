/**
 * The update of a registry: resolves the latest releases, guards against mass downgrades, and
 * writes the files that changed. Also decides whether an update is due.
 */
@NullMarked
package io.github.pluginregistry.core.update;

import org.jspecify.annotations.NullMarked;
