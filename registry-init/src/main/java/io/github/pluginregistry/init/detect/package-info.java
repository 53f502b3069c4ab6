/** Finds the plugins of a repository by its tags. */
@NullMarked
package io.github.pluginregistry.init.detect;

import org.jspecify.annotations.NullMarked;
