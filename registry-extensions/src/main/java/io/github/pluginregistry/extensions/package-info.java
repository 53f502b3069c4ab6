/**
 * Runs extensions: finds those that the build allows, starts them in this JVM or as processes,
 * guards every call, and connects them to the ports of the core.
 *
 * <p>{@link io.github.pluginregistry.extensions.ExtensionRegistry} is the entry point.
 */
@NullMarked
package io.github.pluginregistry.extensions;

import org.jspecify.annotations.NullMarked;
