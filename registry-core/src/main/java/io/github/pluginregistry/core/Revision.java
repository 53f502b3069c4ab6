package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.render.JsonRenderer;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.source.Traffic;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Works out what an update makes of one registry, and writes nothing. */
final class Revision {

    private final RegistryDefinition definition;
    private final Composition composition;
    private final RegistryFiles files;
    private final Inquiry inquiry;
    private final Clock clock;
    private final boolean acceptLosses;

    Revision(
            RegistryDefinition definition,
            RegistryFiles files,
            Inquiry inquiry,
            Clock clock,
            boolean acceptLosses) {
        this.definition = definition;
        this.composition = new Composition(definition);
        this.files = files;
        this.inquiry = inquiry;
        this.clock = clock;
        this.acceptLosses = acceptLosses;
    }

    /** Holds what the forges say now against what is published now. */
    UpdateReport report() throws IOException, PublishedException, RefusedException {
        Instant start = clock.instant();
        PublishedRegistry published = files.published();
        Traffic traffic = new Traffic();
        List<Resolution> resolutions = inquiry.resolve(definition, published, traffic);
        if (!acceptLosses) {
            Landslide.refuse(resolutions);
        }
        return new UpdateReport(
                resolutions,
                Change.between(published, resolutions),
                files.planFor(dated(composition.of(resolutions), published)),
                repositories(),
                traffic.requests(),
                traffic.bytes(),
                Duration.between(start, clock.instant()));
    }

    /** The time of the last change moves only if something else in the file does. */
    private Registry dated(Registry registry, PublishedRegistry published) {
        return published
                .lastUpdated()
                .map(registry::updatedAt)
                .filter(same -> published.sameContentAs(new JsonRenderer().render(same)))
                .orElseGet(
                        () -> registry.updatedAt(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private int repositories() {
        return (int)
                definition.plugins().stream().map(PluginDefinition::repository).distinct().count();
    }
}
