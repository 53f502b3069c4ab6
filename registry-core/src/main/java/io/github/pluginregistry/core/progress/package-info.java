/**
 * The port by which a run says what it is doing. Whoever starts the run decides what becomes of it.
 */
@NullMarked
package io.github.pluginregistry.core.progress;

import org.jspecify.annotations.NullMarked;
