package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Logs the progress of a run: every request at debug level, what it waits for and, if it takes
 * long, how far it is: on a terminal in one line that changes, else in a line every ten seconds.
 */
public final class ProgressLog implements ProgressListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final Duration BEFORE_LIVE_LINE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(100);

    private final SanitizingLog log;
    private final LiveLine line;
    private final Clock clock;
    private final Instant started;
    private final Map<String, Integer> waitingFor = new LinkedHashMap<>();
    private Instant lastShown;

    /**
     * @param line shows the progress, if there is a terminal
     */
    public ProgressLog(SanitizingLog log, LiveLine line, Clock clock) {
        this.log = log;
        this.line = line;
        this.clock = clock;
        this.started = clock.instant();
        this.lastShown = started;
    }

    @Override
    public void asking(RepositoryUrl repository) {
        waitFor(repository.host());
        log.debug("asking " + repository.address());
    }

    private synchronized void waitFor(String host) {
        waitingFor.merge(host, 1, Integer::sum);
    }

    @Override
    public synchronized void done(RepositoryUrl repository) {
        waitingFor.computeIfPresent(repository.host(), (host, open) -> open > 1 ? open - 1 : null);
    }

    @Override
    public void waiting(Path place) {
        log.info("waiting for another run that updates " + place);
    }

    @Override
    public void unguarded(Path place, String reason) {
        log.warn(
                "could not lock %s (%s); make sure that no other build updates it at the same time"
                        .formatted(place, reason));
    }

    @Override
    public void ignoringCredentials(String remote, String host) {
        log.info(
                "the user and password in the URL of the remote %s are ignored; store a token in settings.xml as a <server> with the id %s"
                        .formatted(remote, host));
    }

    @Override
    public void advice(String message) {
        log.info(message);
    }

    @Override
    public void answered(RepositoryUrl repository, int tags) {
        log.debug("%s has %d tags".formatted(repository.address(), tags));
    }

    /** The end is not logged, since the result is. */
    @Override
    public void asked(int done, int repositories, long requests) {
        if (done == repositories) {
            line.erase();
            return;
        }
        Instant now = clock.instant();
        if (!isDue(now)) {
            return;
        }
        lastShown = now;
        String progress =
                "asked %d of %s, %s%s, %d s"
                        .formatted(
                                done,
                                count(repositories, "repository", "repositories"),
                                count(requests, "request", "requests"),
                                host(),
                                Duration.between(started, now).toSeconds());
        if (line.isVisible()) {
            line.show(progress);
        } else {
            log.info(progress);
        }
    }

    private boolean isDue(Instant now) {
        Duration silent = Duration.between(lastShown, now);
        return line.isVisible()
                ? Duration.between(started, now).compareTo(BEFORE_LIVE_LINE) >= 0
                        && silent.compareTo(BETWEEN_CHANGES) >= 0
                : silent.compareTo(BETWEEN_LINES) >= 0;
    }

    /**
     * The host that the run has been waiting for longest; repositories on this machine have none.
     */
    private synchronized String host() {
        return waitingFor.keySet().stream()
                .filter(host -> !host.isEmpty())
                .findFirst()
                .map(host -> ", waiting for " + host)
                .orElse("");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
