package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Dates registries: the time of the last change moves only if something else in the file does. */
public record LastUpdated(Clock clock, RegistryFiles files) {

    /**
     * The registry with the date of what it is the same as, or with the time now. A date of the
     * future does not stay.
     *
     * @param known what it may be the same as; the first one counts
     */
    public Registry date(Registry registry, PublishedRegistry... known) {
        return Stream.of(known)
                .filter(published -> !published.isFromTheFuture(clock.instant()))
                .flatMap(
                        published ->
                                published
                                        .lastUpdated()
                                        .map(registry::updatedAt)
                                        .filter(same -> files.isRenderedAs(published, same))
                                        .stream())
                .findFirst()
                .orElseGet(
                        () -> registry.updatedAt(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
