package io.github.pluginregistry.core;

import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.render.JsonRenderer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Says when a registry last changed. */
record LastChange(Clock clock) {

    /** The same registry; the time of the last change moves only if something else does. */
    Registry date(Registry registry, PublishedRegistry published) {
        return published
                .lastUpdated()
                .map(registry::updatedAt)
                .filter(same -> published.sameContentAs(new JsonRenderer().render(same)))
                .orElseGet(
                        () -> registry.updatedAt(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
