package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import java.util.List;
import java.util.Map;

/**
 * What has changed in a branch without a record of it: a replica ended between its push and the end
 * of its run, or somebody else pushed. Dependents have to be told of it all the same.
 */
final class UnrecordedChanges {

    private static final String JSON = "plugins.json";

    private UnrecordedChanges() {}

    /**
     * Compares the registry that was recorded last with that of the branch.
     *
     * @param recorded the texts of the files in the database, by name; empty before the first run
     * @param branch those of the branch
     * @return empty where one of them has no registry, or none that can be read
     */
    static List<PublishedVersionChange> between(
            Map<String, String> recorded, Map<String, String> branch) {
        if (!recorded.containsKey(JSON) || !branch.containsKey(JSON)) {
            return List.of();
        }
        try {
            return PublishedVersionChange.between(
                    versions(recorded.get(JSON)), versions(branch.get(JSON)));
        } catch (InvalidRegistryFileException e) {
            return List.of();
        }
    }

    private static Map<String, LatestRelease> versions(String json)
            throws InvalidRegistryFileException {
        return PublishedRegistry.parse(json).entries();
    }
}
