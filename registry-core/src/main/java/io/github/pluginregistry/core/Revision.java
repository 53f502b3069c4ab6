package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Resolution;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Works out what an update makes of one registry, and writes nothing. */
final class Revision {

    private final RegistryDefinition definition;
    private final Composition composition;
    private final RegistryFiles files;
    private final Inquiry inquiry;
    private final Dating dating;
    private final boolean acceptLosses;
    private final boolean renamed;

    Revision(
            RegistryDefinition definition,
            RegistryFiles files,
            Inquiry inquiry,
            Clock clock,
            boolean acceptLosses,
            boolean renamed) {
        this.definition = definition;
        this.composition = new Composition(definition);
        this.files = files;
        this.inquiry = inquiry;
        this.dating = new Dating(clock, files);
        this.acceptLosses = acceptLosses;
        this.renamed = renamed;
    }

    /** Holds what the forges say now against what is published now. */
    UpdateReport report() throws IOException, PublishedException, RefusedException {
        files.refuseUnwritable();
        PublishedRegistry published = files.published();
        if (!renamed) {
            OtherRegistry.refuse(definition, published, files);
        }
        Inquiry.Outcome<Resolution> asked = inquiry.resolve(definition, published);
        List<Resolution> resolutions = asked.decided();
        if (!acceptLosses) {
            Landslide.refuse(resolutions);
        }
        Registry registry = composition.of(resolutions);
        ContradictoryPage.refuse(resolutions, registry, files);
        return new UpdateReport(
                resolutions,
                Change.between(published, resolutions),
                isNothingKnown(published, resolutions)
                        ? new Plan(List.of())
                        : files.planFor(dating.date(registry, published)),
                asked.cost());
    }

    /** Of such a registry there is nothing to publish, not even that it is empty. */
    private static boolean isNothingKnown(
            PublishedRegistry published, List<Resolution> resolutions) {
        return !resolutions.isEmpty()
                && published.entries().isEmpty()
                && resolutions.stream().allMatch(resolution -> resolution.entry().isEmpty());
    }
}
