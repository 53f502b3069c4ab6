/**
 * The front door: {@link io.github.pluginregistry.core.Registrar} brings a registry up to date,
 * shows what that would change, or checks it. Nothing below knows this package.
 */
@NullMarked
package io.github.pluginregistry.core;

import org.jspecify.annotations.NullMarked;
