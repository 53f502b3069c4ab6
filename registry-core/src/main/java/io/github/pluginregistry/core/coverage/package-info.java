/**
 * Looks for what a definition leaves out, or names for nothing: tags that nobody claims, tags that
 * two plugins claim, patterns that match nothing, sources that are not there. Pure functions of the
 * accounts of one definition's plugins; nothing of it is wrong for sure, so it never fails a run.
 */
@NullMarked
package io.github.pluginregistry.core.coverage;

import org.jspecify.annotations.NullMarked;
