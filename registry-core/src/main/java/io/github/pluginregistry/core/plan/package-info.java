/**
 * Holds wanted texts against the files on disk. Reads and never writes: update carries the plan
 * out, check asks whether it is empty, a dry run shows it.
 */
@NullMarked
package io.github.pluginregistry.core.plan;

import org.jspecify.annotations.NullMarked;
