/** Forges on loopback that take exactly what their official API descriptions name. */
@NullMarked
package io.github.pluginregistry.core.testing.forge;

import org.jspecify.annotations.NullMarked;
