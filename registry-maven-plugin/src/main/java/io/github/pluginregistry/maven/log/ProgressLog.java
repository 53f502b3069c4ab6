package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Logs the progress of a run: every request at debug level, what it waits for, and a line every few
 * seconds if it takes long.
 *
 * <p>Whole lines on a terminal, too: a progress bar would bypass Maven's log, mix with the lines of
 * other modules ({@code -T}), ignore {@code -l} and {@code -q}, and end up in redirected output.
 */
public final class ProgressLog implements ProgressListener {

    private static final Duration OFTEN = Duration.ofSeconds(3);

    private final SanitizingLog log;
    private final Clock clock;
    private Instant lastLogged;

    public ProgressLog(SanitizingLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.lastLogged = clock.instant();
    }

    @Override
    public void asking(RepositoryUrl repository) {
        log.debug("asking " + repository.address());
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
        Instant now = clock.instant();
        if (done < repositories && Duration.between(lastLogged, now).compareTo(OFTEN) >= 0) {
            lastLogged = now;
            log.info(
                    "asked %d of %d %s, %d %s"
                            .formatted(
                                    done,
                                    repositories,
                                    repositories == 1 ? "repository" : "repositories",
                                    requests,
                                    requests == 1 ? "request" : "requests"));
        }
    }
}
