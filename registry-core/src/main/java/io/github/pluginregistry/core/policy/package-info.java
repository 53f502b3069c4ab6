/** Decides whether it is time to ask the forges again. */
@NullMarked
package io.github.pluginregistry.core.policy;

import org.jspecify.annotations.NullMarked;
