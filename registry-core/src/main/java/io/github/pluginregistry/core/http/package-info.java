/**
 * The HTTP client: bounded in time and in size, without redirects that nobody looked at, and with
 * retries for what is only read. The one place that opens connections.
 */
@NullMarked
package io.github.pluginregistry.core.http;

import org.jspecify.annotations.NullMarked;
