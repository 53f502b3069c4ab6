package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Works out what rendering alone can repair: everything that the definition says, and the form of
 * the files. What releases decide stays as it is published, to the letter; where it would not,
 * nothing is repaired.
 */
final class Repair {

    private final RegistryDefinition definition;
    private final Composition composition;
    private final RegistryFiles files;
    private final Dating dating;

    Repair(RegistryDefinition definition, RegistryFiles files, Clock clock) {
        this.definition = definition;
        this.composition = new Composition(definition);
        this.files = files;
        this.dating = new Dating(clock);
    }

    RepairReport report() throws IOException {
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
            return isRenamed(published)
                    ? RepairReport.refused(
                            "plugins.json has an entry under an id that the definition does not have, and none under one that it has; correct the id, or run registry:update")
                    : RepairReport.of(
                            files.planFor(dating.date(composition.of(published), published)));
        } catch (PublishedException e) {
            return RepairReport.refused(
                    "plugins.json cannot be understood; %s".formatted(e.cure()));
        }
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
