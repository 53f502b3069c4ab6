package io.github.pluginregistry.core.http;

import java.util.concurrent.atomic.LongAdder;

/** Counts the requests and bytes of a run. */
public final class RequestCounter {

    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    public void requested() {
        requests.increment();
    }

    /** Counts received bytes of a body. */
    public void received(long count) {
        bytes.add(count);
    }

    /** How many requests were sent. */
    public long requests() {
        return requests.sum();
    }

    /** How many bytes of bodies were received, as they came over the wire. */
    public long bytes() {
        return bytes.sum();
    }
}
