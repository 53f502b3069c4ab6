/**
 * Pull requests over the REST APIs of GitLab, Gitea, Forgejo and Bitbucket. {@code
 * RestPullRequests} knows what to do, a {@code PullRequestApi} how one kind of forge is asked, and
 * {@code RestClient} sends the requests.
 */
@NullMarked
package io.github.pluginregistry.core.forge.pullrequest;

import org.jspecify.annotations.NullMarked;
