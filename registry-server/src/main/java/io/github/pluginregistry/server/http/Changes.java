package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.RegistryStore;
import io.github.pluginregistry.server.store.StoreException;
import java.time.Duration;

/** Tells pages that the registries changed. However many are open, the database is asked once. */
final class Changes {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final RegistryStore registries;
    private int state;
    private long asked;
    private boolean known;

    Changes(RegistryStore registries) {
        this.registries = registries;
    }

    private synchronized int state() throws StoreException {
        long now = System.nanoTime();
        if (!known || now - asked > INTERVAL_NANOS) {
            state = registries.all().hashCode();
            asked = now;
            known = true;
        }
        return state;
    }

    /** An event {@code change} each time that a page of registries would show something else. */
    Feed feed() throws StoreException {
        int start = state();
        return new Feed() {
            private int last = start;

            @Override
            public String next() throws StoreException {
                int now = state();
                if (now == last) {
                    return "";
                }
                last = now;
                return "event: change\ndata: registries\n\n";
            }

            @Override
            public boolean hasEnded() {
                return false;
            }
        };
    }
}
