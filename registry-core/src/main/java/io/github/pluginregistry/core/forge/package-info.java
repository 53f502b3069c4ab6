/**
 * What a forge knows beside git: the ports for tags, release details and pull requests, and the
 * clients of the REST APIs of GitLab, Gitea, Forgejo, Bitbucket and Gerrit.
 */
@NullMarked
package io.github.pluginregistry.core.forge;

import org.jspecify.annotations.NullMarked;
