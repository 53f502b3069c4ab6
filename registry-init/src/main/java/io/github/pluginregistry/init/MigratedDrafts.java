package io.github.pluginregistry.init;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import io.github.pluginregistry.init.definition.DefinitionDraft;
import io.github.pluginregistry.init.definition.PluginDraft;
import io.github.pluginregistry.init.definition.PluginNames;
import io.github.pluginregistry.init.detect.DetectedPlugin;
import io.github.pluginregistry.init.detect.PluginDetector;
import io.github.pluginregistry.init.detect.TagFilter;
import io.github.pluginregistry.init.migrate.MigratedPlugin;
import io.github.pluginregistry.init.migrate.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes the plugins that another system lists. */
final class MigratedDrafts {

    private final Migration migration;
    private final String file;
    private final RepositoryReader reader;
    private final List<String> notes = new ArrayList<>();
    private final PluginNames names;

    /**
     * @param file the name of the other system's file, for messages
     */
    MigratedDrafts(Migration migration, String file, RepositoryReader reader) {
        this.migration = migration;
        this.file = file;
        this.reader = reader;
        this.names = new PluginNames(List.of());
        notes.addAll(migration.lost());
    }

    /**
     * A definition of all plugins whose repositories and patterns are known.
     *
     * @throws InitException if there is none
     */
    DefinitionDraft draft() throws RegistryException {
        String home = home();
        reader.list(repositories(home));
        List<PluginDraft> drafts = new ArrayList<>();
        for (MigratedPlugin plugin : migration.plugins()) {
            draft(plugin, home).ifPresent(drafts::add);
        }
        if (drafts.isEmpty()) {
            throw new InitException(
                    "no plugin of %s could be carried over: %s"
                            .formatted(file, String.join("; ", notes)),
                    "write registry.yaml by hand");
        }
        SourceRepository repository = SourceRepository.of(home, reader.directory());
        return new DefinitionDraft(
                RegistryName.of(repository),
                migration.description(),
                home,
                List.of(),
                drafts,
                List.of());
    }

    /** What could not be carried over, with its lines. */
    List<String> notes() {
        return notes;
    }

    /** The repository around the definition, if plugins are in it, else that of most plugins. */
    private String home() throws InitException {
        Map<String, Long> counts =
                migration.plugins().stream()
                        .map(plugin -> plugin.value("repository"))
                        .filter(url -> !url.isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        url -> url, LinkedHashMap::new, Collectors.counting()));
        Optional<String> around = reader.checkout().map(it -> it.url().address());
        boolean some = counts.size() < migration.plugins().size() && counts.isEmpty();
        if (around.isPresent() && (some || counts.containsKey(around.get()))) {
            return around.get();
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .or(() -> around)
                .orElseThrow(
                        () ->
                                new InitException(
                                        file + " names no repository",
                                        "run in a clone of the repository of the plugins"));
    }

    private List<SourceRepository> repositories(String home) {
        return migration.plugins().stream()
                .map(plugin -> address(plugin, home))
                .distinct()
                .flatMap(address -> repository(address).stream())
                .toList();
    }

    private static String address(MigratedPlugin plugin, String home) {
        return plugin.value("repository").isEmpty() ? home : plugin.value("repository");
    }

    /** Empty if it cannot be an address, which the drafts report with their lines. */
    private Optional<SourceRepository> repository(String address) {
        try {
            return Optional.of(SourceRepository.of(address, reader.directory()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<PluginDraft> draft(MigratedPlugin plugin, String home) {
        String name = plugin.value("name").isEmpty() ? plugin.value("id") : plugin.value("name");
        String given = plugin.value("id").isEmpty() ? name : plugin.value("id");
        String repository = address(plugin, home);
        String pattern = plugin.value("tagPattern");
        Optional<DetectedPlugin> detected = Optional.empty();
        try {
            SourceRepository source = SourceRepository.of(repository, reader.directory());
            List<String> tags = reader.tags(source);
            if (!givesVersions(pattern, tags)) {
                detected = detected(source.name(), given, tags);
            }
        } catch (SourceException e) {
            lost(plugin, "%s: %s".formatted(given, e.getMessage()));
        } catch (IllegalArgumentException e) {
            lost(plugin, "%s is left out: %s".formatted(given, e.getMessage()));
            return Optional.empty();
        }
        if (detected.isEmpty() && !isUsable(pattern)) {
            lost(
                    plugin,
                    "%s is left out: it has no usable pattern, and no tag looks like its releases"
                            .formatted(given));
            return Optional.empty();
        }
        if (detected.isPresent() && !pattern.isEmpty()) {
            lost(
                    plugin,
                    "%s: the pattern \"%s\" became \"%s\", which finds the versions"
                            .formatted(given, pattern, detected.get().tagPattern()));
        }
        String id = names.id(given, List.of());
        if (!id.equals(given)) {
            lost(plugin, "the id \"%s\" became %s".formatted(given, id));
        }
        return Optional.of(
                draft(plugin, id, name, repository.equals(home) ? "" : repository, detected));
    }

    private PluginDraft draft(
            MigratedPlugin plugin,
            String id,
            String name,
            String repository,
            Optional<DetectedPlugin> detected) {
        return new PluginDraft(
                id,
                name,
                plugin.value("description").strip(),
                plugin.value("sourcePath").replaceFirst("/+$", ""),
                repository,
                detected.map(DetectedPlugin::tagPattern).orElse(plugin.value("tagPattern")),
                detected.map(DetectedPlugin::formerTagPatterns).orElse(List.of()),
                detected.map(DetectedPlugin::scheme).orElse(VersionScheme.SEMVER),
                detected.filter(it -> it.version().isPrerelease()).isPresent(),
                status(plugin),
                List.of(),
                List.of(
                        "From %s, line %d%s"
                                .formatted(
                                        file,
                                        plugin.line(),
                                        detected.isPresent()
                                                ? "; the pattern is that of its tags"
                                                : "")));
    }

    private String status(MigratedPlugin plugin) {
        String status = plugin.value("status");
        if (status.isEmpty() || Status.of(status).isPresent()) {
            return status;
        }
        lost(plugin, "the status \"%s\" is not known".formatted(status));
        return "";
    }

    private static boolean isUsable(String pattern) {
        try {
            TagPattern.of(pattern);
            return !pattern.matches(".*(?:\\\\[dw.]|\\(|\\[0-9).*");
        } catch (IllegalArgumentException e) {
            // An expression of another system.
            return false;
        }
    }

    /** A pattern of a plugin without a release is right as far as anybody knows. */
    private static boolean givesVersions(String pattern, List<String> tags) {
        if (!isUsable(pattern)) {
            return false;
        }
        TagPattern used = TagPattern.of(pattern);
        List<String> versions = tags.stream().flatMap(tag -> used.version(tag).stream()).toList();
        return versions.isEmpty()
                || versions.stream().anyMatch(text -> VersionScheme.SEMVER.parse(text).isPresent());
    }

    /** The plugin that the tags of its repository have: the one with its name, or the only one. */
    private static Optional<DetectedPlugin> detected(
            String repository, String name, List<String> tags) {
        List<DetectedPlugin> found =
                new PluginDetector(repository, TagFilter.ALL).detect(tags).plugins();
        return found.stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .or(() -> found.stream().filter(it -> found.size() == 1).findFirst());
    }

    private void lost(MigratedPlugin plugin, String what) {
        notes.add("%s:%d: %s".formatted(file, plugin.line(), what));
    }
}
