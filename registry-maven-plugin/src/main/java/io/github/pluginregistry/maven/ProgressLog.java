package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import org.apache.maven.plugin.logging.Log;

/** Tells what a run is doing, to those who ask for it with {@code -X}. */
final class ProgressLog implements ProgressListener {

    private final Log log;

    ProgressLog(Log log) {
        this.log = log;
    }

    @Override
    public void asking(RepositoryId repository) {
        log.debug("asking " + repository.address());
    }

    @Override
    public void answered(RepositoryId repository, String listing, int count) {
        log.debug("%s has %d %s".formatted(repository.address(), count, listing));
    }
}
