/**
 * GitHub and GitHub Enterprise Server: the releases of tags, in batches where there is a token, and
 * pull requests, over kohsuke's github-api.
 */
@NullMarked
package io.github.pluginregistry.core.forge.github;

import org.jspecify.annotations.NullMarked;
