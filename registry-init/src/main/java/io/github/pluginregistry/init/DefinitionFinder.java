package io.github.pluginregistry.init;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.init.definition.DefinitionDraft;
import io.github.pluginregistry.init.definition.DefinitionText;
import io.github.pluginregistry.init.definition.PluginDraft;
import io.github.pluginregistry.init.definition.PluginNames;
import io.github.pluginregistry.init.definition.SourcePaths;
import io.github.pluginregistry.init.detect.DetectedPlugin;
import io.github.pluginregistry.init.detect.Detection;
import io.github.pluginregistry.init.detect.ForeignVersions;
import io.github.pluginregistry.init.detect.PluginDetector;
import io.github.pluginregistry.init.migrate.Migration;
import io.github.pluginregistry.init.migrate.MigrationReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the plugins of repositories, and describes them in a definition. */
final class DefinitionFinder {

    private static final String FILE = "registry.yaml";
    private static final String NONE = "none";

    private final InitOptions options;
    private final Function<RegistryDefinition, RegistryServiceBuilder> services;
    private final RepositoryReader reader;
    private final Questions questions;
    private final Map<String, VersionCheck> checks = new LinkedHashMap<>();
    private final List<PluginDraft> plugins = new ArrayList<>();
    private final List<PluginDraft> unused = new ArrayList<>();

    DefinitionFinder(
            InitOptions options,
            Function<RegistryDefinition, RegistryServiceBuilder> services,
            RepositoryReader reader,
            Questions questions) {
        this.options = options;
        this.services = services;
        this.reader = reader;
        this.questions = questions;
    }

    /**
     * A definition of the repositories that the options name.
     *
     * @throws InitException if they have no plugin
     */
    CheckedDefinition find() throws IOException, RegistryException {
        return options.from().isPresent() ? migrated(options.from().get()) : detected();
    }

    private CheckedDefinition migrated(Path file) throws IOException, RegistryException {
        Migration migration = MigrationReader.read(file);
        MigratedDrafts drafts =
                new MigratedDrafts(migration, String.valueOf(file.getFileName()), reader);
        DefinitionDraft draft = drafts.draft().withOutputs(options.outputs());
        return checked(draft, drafts.notes());
    }

    private CheckedDefinition detected() throws IOException, RegistryException {
        List<SourceRepository> repositories = reader.repositories();
        SourceRepository home = repositories.get(0);
        reader.list(repositories);
        Map<SourceRepository, Detection> found = new LinkedHashMap<>();
        for (SourceRepository repository : repositories) {
            found.put(
                    repository,
                    new PluginDetector(repository.name(), options.filter())
                            .detect(reader.tags(repository)));
        }
        PluginNames names =
                new PluginNames(
                        found.values().stream()
                                .flatMap(it -> it.plugins().stream())
                                .map(DetectedPlugin::name)
                                .toList());
        for (Map.Entry<SourceRepository, Detection> entry : found.entrySet()) {
            add(entry.getKey(), entry.getValue(), home, names);
        }
        if (plugins.isEmpty()) {
            throw nothing(found);
        }
        leaveOut();
        String name = questions.ask("Name of the registry", RegistryName.of(home));
        return checked(
                new DefinitionDraft(
                        name, "", home.url().address(), options.outputs(), plugins, unused),
                List.of());
    }

    private void add(
            SourceRepository repository, Detection found, SourceRepository home, PluginNames names)
            throws IOException, SourceException {
        SourcePaths paths = new SourcePaths(repository.root());
        String address = repository.url().equals(home.url()) ? "" : repository.url().address();
        PluginDrafts drafts = new PluginDrafts(repository, address, paths, names);
        List<String> tags = reader.tags(repository);
        for (DetectedPlugin plugin : found.plugins()) {
            PluginDraft draft = drafts.of(plugin);
            plugins.add(draft);
            checks.put(
                    draft.id(),
                    new VersionCheck(
                            tags, plugin.tags().collect(Collectors.toSet()), plugin.version()));
        }
        found.leftOut().forEach(it -> unused.add(drafts.of(it)));
    }

    /** Leaves out the plugins whose ids the user enters, unless that is all of them. */
    private void leaveOut() {
        String ids = plugins.stream().map(PluginDraft::id).collect(Collectors.joining(", "));
        String answer =
                questions.ask("Found %s. Ids to leave out, with commas".formatted(ids), NONE);
        List<String> left = Arrays.stream(answer.split(",", -1)).map(String::strip).toList();
        List<PluginDraft> kept =
                plugins.stream().filter(plugin -> !left.contains(plugin.id())).toList();
        if (!kept.isEmpty()) {
            plugins.stream().filter(plugin -> left.contains(plugin.id())).forEach(unused::add);
            plugins.retainAll(kept);
        }
    }

    private InitException nothing(Map<SourceRepository, Detection> found) throws SourceException {
        List<String> where = new ArrayList<>();
        boolean tagged = false;
        for (SourceRepository repository : found.keySet()) {
            List<String> tags = reader.tags(repository);
            tagged |= !tags.isEmpty();
            where.add(described(tags) + repository.url());
        }
        return new InitException(
                "no plugin found in " + String.join(", ", where),
                tagged
                        ? "name tags by -Dregistry.include=GLOB if there are some, or write registry.yaml by hand"
                        : "tag a release such as v1.0.0 and run git push --tags, or write registry.yaml by hand");
    }

    private static String described(List<String> tags) {
        return switch (tags.size()) {
            case 0 -> "the repository without tags ";
            case 1 -> "the tag %s of ".formatted(tags.get(0));
            default ->
                    "%d tags such as %s and %s of "
                            .formatted(tags.size(), tags.get(0), tags.get(tags.size() - 1));
        };
    }

    /** Ignores what patterns match by chance, until each gives the version of its own tags. */
    private CheckedDefinition checked(DefinitionDraft draft, List<String> notes)
            throws IOException, DefinitionException {
        String text = DefinitionText.of(draft);
        RegistryDefinition definition = new DefinitionReader().read(text, FILE);
        List<PluginDraft> repaired = new ArrayList<>();
        for (int i = 0; i < draft.plugins().size(); i++) {
            PluginDraft plugin = draft.plugins().get(i);
            repaired.add(plugin.ignoring(foreign(definition.plugins().get(i))));
        }
        if (!repaired.equals(draft.plugins())) {
            return checked(draft.with(repaired), notes);
        }
        List<Resolution> latest = services.apply(definition).lookup().latest(reader.listed());
        return new CheckedDefinition(text, rows(definition, latest), draft.unused().size(), notes);
    }

    private List<String> foreign(PluginDefinition plugin) {
        VersionCheck check = checks.get(plugin.id().value());
        return check == null ? List.of() : ForeignVersions.globs(check.foreign(plugin));
    }

    private List<InitReport.Row> rows(RegistryDefinition definition, List<Resolution> latest) {
        List<InitReport.Row> rows = new ArrayList<>();
        for (int i = 0; i < latest.size(); i++) {
            PluginDefinition plugin = definition.plugins().get(i);
            rows.add(row(plugin, latest.get(i)));
        }
        return rows;
    }

    private InitReport.Row row(PluginDefinition plugin, Resolution resolution) {
        String pattern = plugin.selection().tagPattern().toString();
        String id = plugin.id().value();
        return resolution.fold(
                it -> new InitReport.Row(id, it.latest().version(), pattern, ""),
                it -> new InitReport.Row(id, it.latest().version(), pattern, ""),
                it -> new InitReport.Row(id, it.latest().version(), pattern, it.reason().problem()),
                it ->
                        new InitReport.Row(
                                id,
                                checks.containsKey(id)
                                        ? checks.get(id).expected().text()
                                        : "unknown",
                                pattern,
                                "by its tags alone: " + it.reason().problem()));
    }
}
