package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.publish.PublishReport.UnpublishedDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registry's files as a branch is to have them.
 *
 * @param files the texts of all files, by their paths in the repository
 * @param current the texts of those that the branch has
 * @param unpublished what the definition has here and not on the branch, if anything
 */
record RenderedBranch(
        Map<String, String> files,
        Map<String, String> current,
        ChangeSummary summary,
        @Nullable UnpublishedDefinition unpublished) {

    RenderedBranch {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        current = Map.copyOf(current);
    }

    /** The texts that the branch does not have yet; empty where there is nothing to publish. */
    Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>(files);
        changes.entrySet().removeIf(file -> file.getValue().equals(current.get(file.getKey())));
        return changes;
    }
}
