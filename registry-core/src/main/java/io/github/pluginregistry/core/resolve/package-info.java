/**
 * Resolves the latest release of each plugin from tags, release details and what is published, and
 * analyzes which tags the definition does not cover. The only place where a failed source is
 * caught.
 */
@NullMarked
package io.github.pluginregistry.core.resolve;

import org.jspecify.annotations.NullMarked;
