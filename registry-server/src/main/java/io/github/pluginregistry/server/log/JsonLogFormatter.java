package io.github.pluginregistry.server.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.MDC;

/**
 * Writes a record as one line of JSON: {@code time}, {@code level}, {@code logger}, {@code thread},
 * {@code message}, the keys of {@link LogContext} that are set, and {@code error} with the stack
 * trace.
 */
public final class JsonLogFormatter extends Formatter {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 20_000;

    @Override
    public String format(LogRecord entry) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("time", entry.getInstant().toString());
        line.put("level", level(entry.getLevel()));
        line.put("logger", Optional.ofNullable(entry.getLoggerName()).orElse(""));
        line.put("thread", Thread.currentThread().getName());
        line.put("message", shortened(formatMessage(entry)));
        Optional.ofNullable(MDC.getCopyOfContextMap()).ifPresent(map -> map.forEach(line::put));
        if (entry.getThrown() != null) {
            line.put("error", shortened(stackTrace(entry.getThrown())));
        }
        return line + "\n";
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
    }
}
