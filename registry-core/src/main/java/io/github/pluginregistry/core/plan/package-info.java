/**
 * Compares rendered texts with the files on disk: update writes what differs, check asks whether
 * anything does, and a dry run shows it.
 */
@NullMarked
package io.github.pluginregistry.core.plan;

import org.jspecify.annotations.NullMarked;
