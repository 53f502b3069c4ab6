/**
 * Lists the tags of any repository that git can reach: over HTTP, over ssh, or on this machine. The
 * sole user of JGit; it runs no program, asks nobody, and leaves the user's git configuration
 * unread.
 */
@NullMarked
package io.github.pluginregistry.core.source.git;

import org.jspecify.annotations.NullMarked;
