/**
 * Releases and tags from hosts with the REST API of GitHub. Sole user of kohsuke's github-api,
 * which knows the API, and of OkHttp, which keeps what strangers write from leading the requests
 * astray.
 */
@NullMarked
package io.github.pluginregistry.core.source.github;

import org.jspecify.annotations.NullMarked;
