/**
 * Tells how a plugin's latest version came about, as text for people and as JSON for programs:
 * every tag that was seen, what it was worth, and why one of them won. Decides nothing itself.
 */
@NullMarked
package io.github.pluginregistry.core.explain;

import org.jspecify.annotations.NullMarked;
