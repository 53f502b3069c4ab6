package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.model.Precondition;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedFiles;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolveScope;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Updates the files of a registry to the latest releases.
 *
 * @param notices keeps the problems of an update for the run that publishes its files
 * @param precondition asked before the hosts are
 */
public record UpdateRegistry(
        RegistryDefinition definition,
        RegistryFiles files,
        LatestReleases releases,
        LastUpdated lastUpdated,
        Accepted accepted,
        FileLocks locks,
        ProgressListener progress,
        UpdateNotices notices,
        Precondition<UpdateRefusedException> precondition) {

    /**
     * Changes that an update makes only if it was told so.
     *
     * @param losses that most plugins lose or lower their version
     * @param renamed that the files were written for a registry of another name or repository
     */
    public record Accepted(boolean losses, boolean renamed) {}

    /**
     * Updates the files, unless no update is due once other runs have finished.
     *
     * @return empty where no update is due
     */
    public Optional<UpdateReport> update(UpdateSchedule schedule)
            throws IOException, InvalidRegistryFileException, UpdateRefusedException {
        try (HeldLock lock = locks.acquire(files.directory())) {
            if (lock.isCrossProcess()) {
                files.deleteLeftovers();
            }
            if (!schedule.isDue()) {
                return Optional.empty();
            }
            PublishedFiles current = files.readWritable();
            PublishedRegistry published = current.registry();
            precondition.require(RegistryAssembler.of(definition, published));
            requireSameRegistry(current, published);
            LatestReleases.Found found =
                    releases.find(definition, published.entries(), scope(published));
            UpdateReport report = plan(current, published, found);
            if (!report.plan().isEmpty()) {
                schedule.writing();
            }
            files.write(report.plan(), progress);
            schedule.done(report);
            notices.keep(current.jsonAfter(report.plan()), report.notices());
            return Optional.of(report);
        }
    }

    /** Plans the same update and writes nothing. */
    public UpdateReport preview()
            throws IOException, InvalidRegistryFileException, UpdateRefusedException {
        PublishedFiles current = files.readWritable();
        PublishedRegistry published = current.registry();
        requireSameRegistry(current, published);
        return plan(
                current,
                published,
                releases.find(definition, published.entries(), scope(published)));
    }

    private void requireSameRegistry(PublishedFiles current, PublishedRegistry published)
            throws IOException, UpdateRefusedException {
        if (!accepted.renamed()) {
            SameRegistryGuard.require(
                    definition, published, current.owner().orElse(null), files.json());
        }
    }

    private static ResolveScope scope(PublishedRegistry published) {
        return ResolveScope.forUpdate(published.history());
    }

    private UpdateReport plan(
            PublishedFiles current, PublishedRegistry published, LatestReleases.Found found)
            throws IOException, UpdateRefusedException {
        List<Resolution> resolutions = found.resolutions();
        if (!accepted.losses()) {
            UpdateGuard.requireNoMassDowngrade(resolutions);
        }
        Registry registry = RegistryAssembler.of(definition, found, published.history().isKept());
        UpdateGuard.requirePageAgrees(resolutions, current.contradictedByPage(registry), files);
        FilePlan plan =
                isNothingKnown(published, resolutions)
                        ? FilePlan.NONE
                        : current.planFor(files.render(lastUpdated.date(registry, published)));
        return new UpdateReport(
                resolutions,
                PublishedVersionChange.between(published.entries(), registry),
                plan,
                found.cost());
    }

    /** Of such a registry there is nothing to publish, not even that it is empty. */
    private static boolean isNothingKnown(
            PublishedRegistry published, List<Resolution> resolutions) {
        return !resolutions.isEmpty()
                && published.entries().isEmpty()
                && resolutions.stream().allMatch(resolution -> resolution.entry().isEmpty());
    }
}
