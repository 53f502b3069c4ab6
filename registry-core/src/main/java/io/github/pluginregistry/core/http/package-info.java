/**
 * The HTTP client for everything that is only read: bounded in time and in size, without redirects
 * that nobody looked at, and with the retries that a host in trouble deserves.
 */
@NullMarked
package io.github.pluginregistry.core.http;

import org.jspecify.annotations.NullMarked;
