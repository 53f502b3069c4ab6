/** Turns a registry into the text of its files. Knows no clock and no disk. */
@NullMarked
package io.github.pluginregistry.core.render;

import org.jspecify.annotations.NullMarked;
