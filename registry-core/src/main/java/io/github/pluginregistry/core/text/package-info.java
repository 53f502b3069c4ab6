/**
 * What to do with texts that strangers wrote, whatever they say: how much of a file is read, and
 * how a text is shown. Every other package may use it.
 */
@NullMarked
package io.github.pluginregistry.core.text;

import org.jspecify.annotations.NullMarked;
