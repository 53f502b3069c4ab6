package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.io.FileChange;
import io.github.pluginregistry.core.io.FilePlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.SessionData;

/**
 * The registry's files as an update found them, handed to a check of the same build. They are kept
 * with the build's repository session, which ends with the build, also where a daemon or an editor
 * runs many builds in one JVM; and as types of the JDK, because two modules may load this plugin
 * twice.
 *
 * @param data what the build keeps
 * @param workplace where the registry is
 */
public record FilesBeforeUpdate(SessionData data, RegistryLocation workplace) {

    /** Keeps the files that an update changed; what an earlier one found stays. */
    public void keep(FilePlan plan) {
        Map<Path, Optional<String>> found = new HashMap<>();
        for (FileChange change : plan.changes()) {
            found.put(change.file(), change.before());
        }
        if (!found.isEmpty()) {
            data.set(key(), null, Map.copyOf(found));
        }
    }

    /** The files that an update of this build changed, as it found them. */
    @SuppressWarnings("unchecked") // Nobody else knows the key.
    public Map<Path, Optional<String>> found() {
        Object found = data.get(key());
        return found == null ? Map.of() : (Map<Path, Optional<String>>) found;
    }

    private String key() {
        return FilesBeforeUpdate.class.getName() + " " + workplace.key();
    }
}
