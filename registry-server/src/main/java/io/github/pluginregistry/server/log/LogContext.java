package io.github.pluginregistry.server.log;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.MDC;

/** Adds to every line that a thread logs what the line is about, until it is closed. */
public final class LogContext implements AutoCloseable {

    private final Deque<MDC.MDCCloseable> entries = new ArrayDeque<>();

    private LogContext() {}

    /** Starts without any key. */
    public static LogContext open() {
        return new LogContext();
    }

    /** Adds the id of a registry. */
    public LogContext registry(String id) {
        return put("registry", id);
    }

    /** Adds the number of a run. */
    public LogContext run(long number) {
        return put("run", Long.toString(number));
    }

    /** Adds the number of a delivery. */
    public LogContext delivery(long number) {
        return put("delivery", Long.toString(number));
    }

    /** Adds where a request belongs, in the form of W3C Trace Context. */
    public LogContext trace(Trace trace) {
        return put("traceparent", trace.toString());
    }

    private LogContext put(String key, String value) {
        entries.push(MDC.putCloseable(key, value));
        return this;
    }

    /** Removes what was added. */
    @Override
    public void close() {
        while (!entries.isEmpty()) {
            entries.pop().close();
        }
    }
}
