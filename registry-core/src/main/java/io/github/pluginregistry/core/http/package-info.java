/**
 * The HTTP client: requests bounded in time and size, retries, rate limits, and tokens that are
 * sent to their own host only.
 */
@NullMarked
package io.github.pluginregistry.core.http;

import org.jspecify.annotations.NullMarked;
