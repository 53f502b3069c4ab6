package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/** A log that escapes control characters, so that every message is one line. */
public final class SanitizingLog {

    private final Log log;
    private final LiveLine line;

    public SanitizingLog(Log log) {
        this(log, LiveLine.NONE);
    }

    /**
     * @param line is erased before each message
     */
    public SanitizingLog(Log log, LiveLine line) {
        this.log = log;
        this.line = line;
    }

    /** Whether messages below a warning are shown: not with {@code -q}. */
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    void debug(String message) {
        if (log.isDebugEnabled()) {
            line.above(() -> log.debug(LogSanitizer.of(message)));
        }
    }

    public void info(String message) {
        line.above(() -> log.info(LogSanitizer.of(message)));
    }

    /** Logs a message that is expensive to build. */
    public void info(Supplier<String> message) {
        if (log.isInfoEnabled()) {
            info(message.get());
        }
    }

    public void warn(String message) {
        line.above(() -> log.warn(LogSanitizer.of(message)));
    }

    void error(String message) {
        line.above(() -> log.error(LogSanitizer.of(message)));
    }

    /** Logs the problem of a plugin at the level of its severity. */
    void problem(PluginProblem problem) {
        switch (problem.reason().impact()) {
            case EXPECTED -> info(kept(problem.reason()));
            case REMARK -> info(problem.toString());
            case WARNING, TRANSIENT -> warn(problem.toString());
            case PERMANENT -> error(problem.toString());
        }
    }

    /** A plugin that was not looked up keeps its published version. */
    private static String kept(ResolutionProblem reason) {
        return "%s; the published version is kept; %s".formatted(reason.problem(), reason.remedy());
    }
}
