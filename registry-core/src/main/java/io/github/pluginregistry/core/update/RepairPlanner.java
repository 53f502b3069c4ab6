package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PageDisagreement;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.resolve.RegistryAssembler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Works out what rendering alone can repair: everything that the definition says, and the form of
 * the files. What releases decide stays as it is published, to the letter; where it would not,
 * nothing is repaired.
 */
public final class RepairPlanner {

    private final RegistryDefinition definition;
    private final RegistryAssembler composition;
    private final RegistryFiles files;
    private final Supplier<RegistryChecker> checkers;
    private final LastUpdated dating;

    public RepairPlanner(
            RegistryDefinition definition,
            RegistryFiles files,
            Supplier<RegistryChecker> checkers,
            Clock clock) {
        this.definition = definition;
        this.composition = new RegistryAssembler(definition);
        this.files = files;
        this.checkers = checkers;
        this.dating = new LastUpdated(clock, files);
    }

    RepairReport report() throws IOException {
        files.refuseUnwritable();
        try {
            PublishedRegistry published = files.published();
            if (published.entries().isEmpty()) {
                return RepairReport.refused(
                        "plugins.json has no entry that could be kept; run registry:update");
            }
            List<Integer> lost = published.linesThatWouldBeLost();
            if (!lost.isEmpty()) {
                return RepairReport.refused(
                        "what plugins.json says of a release in line %d would be lost; run registry:update"
                                .formatted(lost.get(0)));
            }
            if (isRenamed(published)) {
                return RepairReport.refused(
                        "plugins.json has an entry under an id that the definition does not have, and none under one that it has; correct the id, or run registry:update");
            }
            Optional<String> doubt = doubt(published);
            return doubt.isPresent()
                    ? RepairReport.refused(doubt.get())
                    : RepairReport.of(
                            files.planFor(dating.date(composition.of(published), published)));
        } catch (InvalidRegistryFileException e) {
            return RepairReport.refused(
                    "plugins.json cannot be understood; %s".formatted(e.cure()));
        }
    }

    /**
     * Why what plugins.json says of releases may be false. It contradicts itself or the definition,
     * or the page shows something else; then it is copied nowhere.
     */
    private Optional<String> doubt(PublishedRegistry published) throws IOException {
        Optional<Finding> contradiction =
                checkers.get().validity(published).findings().stream()
                        .filter(Finding::doubtsARelease)
                        .findFirst();
        if (contradiction.isPresent()) {
            return Optional.of(
                    "what plugins.json says of a release is in doubt: %s"
                            .formatted(contradiction.get().describe(files.directory())));
        }
        Registry registry = composition.of(published);
        PageDisagreement doubt = files.doubt(registry, published, files.planFor(registry));
        return doubt.exists()
                ? Optional.of(
                        doubt
                                + ", and only the repository knows which of the two is right; run registry:update")
                : Optional.empty();
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
