package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells what a run is doing: every question to those who ask for it with {@code -X}, and to
 * everybody what it waits for, and a line every few seconds where it takes long.
 *
 * <p>Whole lines on a terminal too. A line that is overwritten would have to be written past the
 * log, where it mixes with the lines of other modules ({@code -T}), escapes {@code -l} and {@code
 * -q}, and ends up in the files of everybody who keeps the output.
 */
public final class ProgressLog implements ProgressListener {

    private static final Duration OFTEN = Duration.ofSeconds(3);

    private final SanitizingLog log;
    private final Clock clock;
    private Instant told;

    public ProgressLog(SanitizingLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.told = clock.instant();
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

    /** The end is told by whoever tells the result. */
    @Override
    public void asked(int done, int repositories, long requests) {
        Instant now = clock.instant();
        if (done < repositories && Duration.between(told, now).compareTo(OFTEN) >= 0) {
            told = now;
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
