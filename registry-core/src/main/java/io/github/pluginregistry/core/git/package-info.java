/**
 * Git: which tags a repository has. Tags are listed by one {@code ls-refs} of protocol version 2,
 * bounded by the literal prefixes of the patterns, so that an answer is complete, atomic and small.
 */
@NullMarked
package io.github.pluginregistry.core.git;

import org.jspecify.annotations.NullMarked;
