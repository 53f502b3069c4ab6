/**
 * The entry point of the library: {@link io.github.pluginregistry.core.RegistryService} updates,
 * checks, explains and publishes a registry. No other package of the library depends on this one.
 */
@NullMarked
package io.github.pluginregistry.core;

import org.jspecify.annotations.NullMarked;
