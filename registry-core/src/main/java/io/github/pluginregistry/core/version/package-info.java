/**
 * Says whether a text is a version, whether that version is stable, and which of two versions comes
 * later.
 */
@NullMarked
package io.github.pluginregistry.core.version;

import org.jspecify.annotations.NullMarked;
