package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.SessionData;

/**
 * The registry's files before an update, for a check in the same build. They are stored in the
 * repository session, which ends with the build even where a daemon or an editor runs many builds
 * in one JVM. The values are JDK types, because two modules may load this plugin twice.
 */
public record FilesBeforeUpdate(SessionData data, RegistryLocation location) {

    /** Stores the former content of the files that an update changed. */
    public void keep(FilePlan plan) {
        Map<Path, Optional<String>> found = new HashMap<>();
        for (FileChange change : plan.changes()) {
            found.put(change.file(), change.before());
        }
        if (!found.isEmpty()) {
            data.set(key(), null, Map.copyOf(found));
        }
    }

    /** The former content of the files that an update of this build changed. */
    @SuppressWarnings("unchecked") // Only this class uses the key.
    public Map<Path, Optional<String>> found() {
        Object found = data.get(key());
        return found == null ? Map.of() : (Map<Path, Optional<String>>) found;
    }

    private String key() {
        return FilesBeforeUpdate.class.getName() + " " + location.key();
    }
}
