/** The text of a definition, from what was found. */
@NullMarked
package io.github.pluginregistry.init.definition;

import org.jspecify.annotations.NullMarked;
