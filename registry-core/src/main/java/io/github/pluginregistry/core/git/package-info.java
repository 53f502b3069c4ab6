/**
 * Git: lists tags over HTTP, over ssh and of local repositories, and commits and pushes. The only
 * package that uses JGit.
 */
@NullMarked
package io.github.pluginregistry.core.git;

import org.jspecify.annotations.NullMarked;
