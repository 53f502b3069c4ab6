package io.github.pluginregistry.server.http;

import java.util.HashMap;
import java.util.Map;

/**
 * The memory that bodies may take until they are answered: of all senders together, and of one of
 * them, so that nobody who sends many at once takes it from the others.
 */
final class BodyMemory {

    private static final long MOST = 64L * 1024 * 1024;
    static final long MOST_OF_SOURCE = MOST / 8;

    private final Map<String, Long> taken = new HashMap<>();
    private long all;

    /** Takes memory for a body; false if there is not enough. */
    synchronized boolean take(String source, long bytes) {
        long own = taken.getOrDefault(source, 0L) + bytes;
        if (own > MOST_OF_SOURCE || all + bytes > MOST) {
            return false;
        }
        if (bytes > 0) {
            taken.put(source, own);
            all += bytes;
        }
        return true;
    }

    /** Gives memory back that was taken. */
    synchronized void giveBack(String source, long bytes) {
        all -= bytes;
        taken.computeIfPresent(source, (key, own) -> own > bytes ? own - bytes : null);
    }
}
