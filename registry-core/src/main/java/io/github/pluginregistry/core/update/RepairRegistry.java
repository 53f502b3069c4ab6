package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.output.PublishedFiles;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Repairs what rendering alone can repair: everything that comes from the definition, and the form
 * of the files. The releases stay exactly as published; where they would change, nothing is
 * repaired.
 */
public record RepairRegistry(
        RegistryDefinition definition,
        RegistryFiles files,
        Supplier<RegistryChecker> checkers,
        LastUpdated lastUpdated,
        FileLocks locks,
        ProgressListener progress) {

    public RepairReport repair() throws IOException {
        try (HeldLock lock = locks.acquire(files.directory())) {
            if (lock.isCrossProcess()) {
                files.deleteLeftovers();
            }
            RepairReport report = plan(files.readWritable());
            files.write(report.plan(), progress);
            return report;
        }
    }

    private RepairReport plan(PublishedFiles current) throws IOException {
        try {
            PublishedRegistry published = current.registry();
            Optional<String> obstacle = obstacle(published);
            if (obstacle.isPresent()) {
                return RepairReport.refused(obstacle.get());
            }
            Registry registry = RegistryAssembler.of(definition, published);
            PageDisagreement disagreement =
                    current.disagreement(
                            registry, published, current.planFor(files.render(registry)));
            return disagreement.exists()
                    ? RepairReport.refused(
                            disagreement
                                    + ", and only the repository knows which of the two is right; run registry:update")
                    : RepairReport.of(
                            current.planFor(files.render(lastUpdated.date(registry, published))));
        } catch (InvalidRegistryFileException e) {
            return RepairReport.refused("plugins.json cannot be read as a registry; " + e.remedy());
        }
    }

    /** Why the published releases cannot be kept; empty where they can. */
    private Optional<String> obstacle(PublishedRegistry published) {
        if (published.entries().isEmpty()) {
            return Optional.of("plugins.json has no entry that could be kept; run registry:update");
        }
        List<Integer> lost = published.linesThatWouldBeLost();
        if (!lost.isEmpty()) {
            return Optional.of(
                    "what plugins.json says of a release in line %d would be lost; run registry:update"
                            .formatted(lost.get(0)));
        }
        if (isRenamed(published)) {
            return Optional.of(
                    "plugins.json has an entry under an id that the definition does not have, and none under one that it has; correct the id, or run registry:update");
        }
        return checkers.get().validity(published).findings().stream()
                .filter(Finding::doubtsARelease)
                .findFirst()
                .map(
                        finding ->
                                "what plugins.json says of a release is in doubt: "
                                        + finding.describe(files.directory()));
    }

    /** Under another id a plugin would begin anew, without the version that it has. */
    private boolean isRenamed(PublishedRegistry published) {
        Set<String> ids =
                definition.plugins().stream()
                        .map(PluginDefinition::id)
                        .map(id -> id.value())
                        .collect(Collectors.toSet());
        return !ids.containsAll(published.entries().keySet())
                && !published.entries().keySet().containsAll(ids);
    }
}
