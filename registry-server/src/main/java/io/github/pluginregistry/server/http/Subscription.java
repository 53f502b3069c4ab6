package io.github.pluginregistry.server.http;

/**
 * A stream of server-sent events that somebody reads.
 *
 * @param feed where the events come from
 * @param reader the name of the API token
 * @param permission whether the reader may still read, asked while the stream is open
 */
record Subscription(Feed feed, String reader, Permission permission) {

    /** Whether a token or a session is still valid. */
    @FunctionalInterface
    interface Permission {
        boolean isValid() throws Exception;
    }
}
