/** Recorded answers: a folder with one JSON file per repository, which replaces the network. */
@NullMarked
package io.github.pluginregistry.core.recording;

import org.jspecify.annotations.NullMarked;
