package io.github.pluginregistry.core.source.github;

import okio.ByteString;

/**
 * One page of a listing, here whole.
 *
 * @param links where the others are
 * @param body a JSON array, as far as its first character shows
 */
record Page(Links links, ByteString body) {}
