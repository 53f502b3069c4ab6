/** Requests to the server: webhooks, API, page, published files, health and metrics. */
@NullMarked
package io.github.pluginregistry.server.http;

import org.jspecify.annotations.NullMarked;
