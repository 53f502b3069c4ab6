/**
 * Recorded answers: a folder of JSON files, one for each repository, that stands in for the
 * network. One source reads such a folder, another writes what it hears from the source behind it.
 */
@NullMarked
package io.github.pluginregistry.core.source.recorded;

import org.jspecify.annotations.NullMarked;
