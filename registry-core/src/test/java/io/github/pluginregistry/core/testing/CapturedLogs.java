package io.github.pluginregistry.core.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * All that is said to java.util.logging until this is closed, at every level: what kohsuke and the
 * JDK's own HTTP classes tell those who look for a fault.
 */
public final class CapturedLogs implements AutoCloseable {

    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler handler = new Listener(entries);

    private CapturedLogs() {
        root.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    /** Listens from now on. */
    public static CapturedLogs start() {
        return new CapturedLogs();
    }

    /** What was said so far: for each entry the logger, the message, its parameters, the trace. */
    public List<String> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(before);
    }

    private static final class Listener extends Handler {

        private final List<String> entries;

        private Listener(List<String> entries) {
            this.entries = entries;
        }

        @Override
        public void publish(LogRecord entry) {
            StringWriter text = new StringWriter();
            text.append(entry.getLoggerName()).append(": ").append(entry.getMessage());
            text.append(Arrays.deepToString(entry.getParameters()));
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text));
            }
            entries.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
