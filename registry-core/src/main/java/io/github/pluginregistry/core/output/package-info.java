/**
 * The files of a registry: reads the published {@code plugins.json} and renders {@code
 * plugins.json}, {@code plugins.md} and {@code plugins.schema.json}.
 */
@NullMarked
package io.github.pluginregistry.core.output;

import org.jspecify.annotations.NullMarked;
