package io.github.pluginregistry.core.http;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a run asked of the network. One instance serves all sources of a run. */
public final class RequestCounter {

    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** One request was sent. */
    public void requested() {
        requests.increment();
    }

    /** So many bytes of bodies were received. */
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
