package io.github.pluginregistry.core.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The repositories of the forge, by the names that they have now. */
final class ForgeRepositories {

    private final Map<String, ForgeRepository> repositories = new ConcurrentHashMap<>();
    private final Map<String, String> renamed = new ConcurrentHashMap<>();

    /** The repository with this path, made if there is none yet. */
    ForgeRepository make(String path) {
        return repositories.computeIfAbsent(
                path, name -> new ForgeRepository(repositories.size() + 1, name));
    }

    /** From now on requests about the old path are sent to the new one. */
    void rename(String oldPath, String newPath) {
        make(newPath);
        renamed.put(oldPath, newPath);
    }

    /** The repository with this path. */
    Optional<ForgeRepository> find(String path) {
        return Optional.ofNullable(repositories.get(path));
    }

    /** The repository that had this path once. */
    Optional<ForgeRepository> renamed(String path) {
        return Optional.ofNullable(renamed.get(path)).flatMap(this::find);
    }

    /** The path of the repository with a number; an empty text where there is none. */
    String pathOf(String id) {
        return repositories.values().stream()
                .filter(repository -> id.equals(String.valueOf(repository.id())))
                .map(ForgeRepository::nameWithOwner)
                .findFirst()
                .orElse("");
    }
}
