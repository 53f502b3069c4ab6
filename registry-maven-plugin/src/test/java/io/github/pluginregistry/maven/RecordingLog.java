package io.github.pluginregistry.maven;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/**
 * A log that remembers its lines, each after its level: {@code warn: the forge is away}.
 *
 * <p>It may be told by several threads, as Maven's own may: repositories are asked side by side.
 */
public final class RecordingLog implements Log {

    private static final Pattern PROGRESS = Pattern.compile("info: asked \\d+ of ");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** All lines, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * All lines but those that only {@code -X} shows, and those that tell every few seconds how far
     * a run is: on a busy machine any run may take so long.
     */
    public List<String> shown() {
        return lines.stream()
                .filter(line -> !line.startsWith("debug: "))
                .filter(line -> !PROGRESS.matcher(line).lookingAt())
                .toList();
    }

    private void add(String level, CharSequence content) {
        lines.add(level + ": " + content);
    }

    @Override
    public boolean isDebugEnabled() {
        return true;
    }

    @Override
    public void debug(CharSequence content) {
        add("debug", content);
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        add("debug", content + " " + error);
    }

    @Override
    public void debug(Throwable error) {
        add("debug", error.toString());
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public void info(CharSequence content) {
        add("info", content);
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        add("info", content + " " + error);
    }

    @Override
    public void info(Throwable error) {
        add("info", error.toString());
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public void warn(CharSequence content) {
        add("warn", content);
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        add("warn", content + " " + error);
    }

    @Override
    public void warn(Throwable error) {
        add("warn", error.toString());
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public void error(CharSequence content) {
        add("error", content);
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        add("error", content + " " + error);
    }

    @Override
    public void error(Throwable error) {
        add("error", error.toString());
    }
}
