/**
 * The ports to forges: what a host knows beside git. Each forge has a package of its own below with
 * what its host has; hosts that have nothing are asked by git alone.
 */
@NullMarked
package io.github.pluginregistry.core.forge;

import org.jspecify.annotations.NullMarked;
