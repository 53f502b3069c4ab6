/**
 * The git repository that the registry's files lie in, as far as it is on this machine: who commits
 * there, what a commit is made of, how it is signed, and how a checkout follows it. Uses JGit, and
 * no network; that is {@code source.git}'s.
 */
@NullMarked
package io.github.pluginregistry.core.publish.git;

import org.jspecify.annotations.NullMarked;
