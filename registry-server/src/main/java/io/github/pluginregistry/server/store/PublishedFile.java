package io.github.pluginregistry.server.store;

import java.time.Instant;

/**
 * A file of a registry as it is published.
 *
 * @param file its path below the output directory, for example {@code plugins.json}
 * @param content its text
 * @param etag the quoted entity tag of the text
 * @param updated when the text last changed
 */
public record PublishedFile(String file, String content, String etag, Instant updated) {}
