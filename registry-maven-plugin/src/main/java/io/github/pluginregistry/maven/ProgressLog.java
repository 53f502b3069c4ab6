package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import java.nio.file.Path;

/**
 * Tells what a run is doing to those who ask for it with {@code -X}, and to everybody what it waits
 * for.
 */
final class ProgressLog implements ProgressListener {

    private final LineLog log;

    ProgressLog(LineLog log) {
        this.log = log;
    }

    @Override
    public void asking(RepositoryId repository) {
        log.debug("asking " + repository.address());
    }

    @Override
    public void waiting(Path place) {
        log.info("another run is at work on " + place + "; waiting until it is done");
    }

    @Override
    public void unguarded(Path place, String reason) {
        log.warn(
                "no lock could be taken for %s (%s); see that no other build updates it at the same time"
                        .formatted(place, reason));
    }

    @Override
    public void answered(RepositoryId repository, String listing, int count) {
        log.debug("%s has %d %s".formatted(repository.address(), count, listing));
    }
}
