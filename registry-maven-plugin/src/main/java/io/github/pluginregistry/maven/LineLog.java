package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.text.OneLine;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/**
 * A log in which every message is one line that ends and hides nothing, whatever the tags, versions
 * and addresses say that strangers put into it.
 */
final class LineLog {

    private final Log log;

    LineLog(Log log) {
        this.log = log;
    }

    void debug(String message) {
        log.debug(OneLine.of(message));
    }

    void info(String message) {
        log.info(OneLine.of(message));
    }

    /** Says what takes long to find words for, if anybody listens. */
    void info(Supplier<String> message) {
        if (log.isInfoEnabled()) {
            info(message.get());
        }
    }

    void warn(String message) {
        log.warn(OneLine.of(message));
    }

    void error(String message) {
        log.error(OneLine.of(message));
    }
}
