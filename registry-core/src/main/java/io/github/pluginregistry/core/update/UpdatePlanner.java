package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.Inquiry;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.resolve.Resolution;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Works out what an update makes of one registry, and writes nothing. */
public final class UpdatePlanner {

    private final RegistryDefinition definition;
    private final RegistryAssembler composition;
    private final RegistryFiles files;
    private final Inquiry inquiry;
    private final LastUpdated dating;
    private final boolean acceptLosses;
    private final boolean renamed;

    public UpdatePlanner(
            RegistryDefinition definition,
            RegistryFiles files,
            Inquiry inquiry,
            Clock clock,
            boolean acceptLosses,
            boolean renamed) {
        this.definition = definition;
        this.composition = new RegistryAssembler(definition);
        this.files = files;
        this.inquiry = inquiry;
        this.dating = new LastUpdated(clock, files);
        this.acceptLosses = acceptLosses;
        this.renamed = renamed;
    }

    /** Holds what the forges say now against what is published now. */
    public UpdateReport report()
            throws IOException, InvalidRegistryFileException, MassDowngradeException {
        files.refuseUnwritable();
        PublishedRegistry published = files.published();
        if (!renamed) {
            OtherRegistry.refuse(definition, published, files);
        }
        Inquiry.Outcome<Resolution> asked = inquiry.resolve(definition, published);
        List<Resolution> resolutions = asked.decided();
        if (!acceptLosses) {
            MassDowngradeGuard.refuse(resolutions);
        }
        Registry registry = composition.of(resolutions);
        ContradictoryPage.refuse(resolutions, registry, files);
        return new UpdateReport(
                resolutions,
                VersionChange.between(published, resolutions),
                isNothingKnown(published, resolutions)
                        ? new FilePlan(List.of())
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
