/**
 * Finds everything that is wrong with a published registry: whether it is valid, and whether its
 * files are in sync with each other and with the definition.
 */
@NullMarked
package io.github.pluginregistry.core.check;

import org.jspecify.annotations.NullMarked;
