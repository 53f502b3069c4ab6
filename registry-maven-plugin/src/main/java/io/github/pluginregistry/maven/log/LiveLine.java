package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.io.LogSanitizer;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal, which is overwritten while a run takes long.
 *
 * <p>A carriage return and spaces do that on every terminal. The line is never part of Maven's log,
 * so it is in no log file.
 */
public final class LiveLine {

    /** Shows nothing. */
    public static final LiveLine NONE = new LiveLine(null);

    /** A wrapped line could not be overwritten; few terminals are narrower. */
    private static final int WIDEST = 79;

    private final @Nullable PrintWriter terminal;
    private int shown;

    private LiveLine(@Nullable PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** The last line of a terminal. */
    public static LiveLine on(PrintWriter terminal) {
        return new LiveLine(terminal);
    }

    boolean isVisible() {
        return terminal != null;
    }

    /** Shows a text instead of the one before. */
    synchronized void show(String text) {
        String line = LogSanitizer.of(text);
        write(line.substring(0, Math.min(line.length(), WIDEST)));
    }

    /** Leaves the line empty, with the cursor at its start. */
    public synchronized void erase() {
        if (shown > 0) {
            write("");
            write("");
        }
    }

    /** Writes to the terminal by other means. */
    synchronized void above(Runnable message) {
        erase();
        message.run();
    }

    private void write(String text) {
        Optional.ofNullable(terminal)
                .ifPresent(
                        it -> {
                            it.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
                            it.flush();
                        });
        shown = text.length();
    }
}
