package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of one run, bounded. Its lines go to the log of the server, too. */
public final class RunLog implements ProgressListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private static final int LONGEST = 256 * 1024;

    private final StringBuilder text = new StringBuilder();
    private boolean full;

    /** Adds lines; control characters are escaped. */
    public void add(String message) {
        message.lines().map(LogSanitizer::of).forEach(this::line);
    }

    private synchronized void line(String line) {
        LOG.debug("{}", line);
        if (full) {
            return;
        }
        if (text.length() + line.length() > LONGEST) {
            full = true;
            text.append("the rest of the log is left out\n");
        } else {
            text.append(line).append('\n');
        }
    }

    /** All lines so far. */
    public synchronized String text() {
        return text.toString();
    }

    @Override
    public void answered(RepositoryUrl repository, int tags) {
        add("%s: %d tags".formatted(repository, tags));
    }

    @Override
    public void advice(String message) {
        add(message);
    }

    @Override
    public void wrote(Path file) {
        add("wrote " + file.getFileName());
    }
}
