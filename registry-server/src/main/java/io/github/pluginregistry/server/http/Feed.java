package io.github.pluginregistry.server.http;

/** What a stream of server-sent events reads from, again and again, until it has ended. */
interface Feed {

    /**
     * The events that are new, each with its {@code event:} and {@code data:} lines and an empty
     * line; empty if there are none.
     */
    String next() throws Exception;

    /** Whether there are no more events. */
    boolean hasEnded();
}
