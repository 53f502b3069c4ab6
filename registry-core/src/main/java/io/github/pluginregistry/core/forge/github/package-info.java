/**
 * GitHub and GitHub Enterprise Server: release details over GraphQL, and pull requests over
 * github-api. The only package that uses github-api.
 */
@NullMarked
package io.github.pluginregistry.core.forge.github;

import org.jspecify.annotations.NullMarked;
