package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import java.util.List;
import java.util.Map;

/**
 * What has changed in a branch since the last run that was recorded. Not all of it is from the run
 * that finds it: a pull request was merged, somebody else pushed, or a replica ended between its
 * push and the end of its run. Dependents have to be told of it all the same.
 */
final class UnrecordedChanges {

    private static final String JSON = "plugins.json";

    private UnrecordedChanges() {}

    /**
     * Compares the registry that was recorded last with that of the branch.
     *
     * @param recorded the texts of the files in the database, by name; without a registry, all of
     *     the branch is new
     * @param branch those of the branch
     * @return empty where the branch has no registry, or one of them none that can be read
     */
    static List<PublishedVersionChange> between(
            Map<String, String> recorded, Map<String, String> branch) {
        if (!branch.containsKey(JSON)) {
            return List.of();
        }
        try {
            return PublishedVersionChange.between(
                    recorded.containsKey(JSON) ? versions(recorded.get(JSON)) : Map.of(),
                    versions(branch.get(JSON)));
        } catch (InvalidRegistryFileException e) {
            return List.of();
        }
    }

    private static Map<String, LatestRelease> versions(String json)
            throws InvalidRegistryFileException {
        return PublishedRegistry.parse(json).entries();
    }
}
