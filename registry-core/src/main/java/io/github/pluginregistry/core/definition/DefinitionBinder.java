package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.definition.VersionSelection.AcceptedTagMove;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.model.Usage;
import io.github.pluginregistry.core.model.UsageTemplate;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of a definition in which nothing is wrong; knows what a missing key means. */
final class DefinitionBinder {

    private final NodeCursor definition;
    private final RepositoryUrl home;

    private DefinitionBinder(NodeCursor definition) {
        this.definition = definition;
        this.home = RepositoryUrl.of(required(definition, "repository"));
    }

    static RegistryDefinition bind(NodeCursor definition) {
        return new DefinitionBinder(definition).registry();
    }

    private RegistryDefinition registry() {
        Optional<NodeCursor> metadata = definition.key("metadata");
        return new RegistryDefinition(
                required(definition, "name"),
                optional(definition, "description"),
                home,
                metadata.flatMap(it -> it.text("updateFrequency")).orElse(""),
                metadata.flatMap(it -> it.text("notes")).orElse(""),
                all(definition, "plugins", this::plugin),
                all(definition, "forges", DefinitionBinder::forge),
                definition.key("rules").map(DefinitionBinder::severities).orElse(Severities.USUAL),
                definition
                        .key("coverage")
                        .map(it -> all(it, "ignore", DefinitionBinder::ignoredTags))
                        .orElse(List.of()),
                all(definition, "extensions", DefinitionBinder::extension),
                outputs());
    }

    private List<OutputType> outputs() {
        List<OutputType> outputs =
                all(definition, "outputs", it -> OutputType.of(text(it)).orElseThrow());
        return outputs.isEmpty() ? OutputType.DEFAULT : outputs;
    }

    private static <T> List<T> all(NodeCursor place, String key, Function<NodeCursor, T> item) {
        return place.items(key).stream().map(item).toList();
    }

    private static IgnoredTags ignoredTags(NodeCursor tags) {
        return new IgnoredTags(
                TagPattern.of(required(tags, "tags")), required(tags, "reason"), tags.location());
    }

    private PluginDefinition plugin(NodeCursor plugin) {
        RepositoryUrl repository = plugin.text("repository").map(RepositoryUrl::of).orElse(home);
        return new PluginDefinition(
                new PluginId(required(plugin, "id")),
                profile(plugin, repository),
                repository,
                selection(plugin),
                positions(plugin));
    }

    private PluginMetadata profile(NodeCursor plugin, RepositoryUrl repository) {
        RepositoryType usual =
                repository.equals(home) ? RepositoryType.INLINE : RepositoryType.EXTERNAL;
        return new PluginMetadata(
                required(plugin, "name"),
                optional(plugin, "description"),
                optional(plugin, "sourcePath"),
                repository.address(),
                plugin.text("repositoryType").flatMap(RepositoryType::of).orElse(usual),
                required(plugin, "tagPattern"),
                plugin.text("status").flatMap(Status::of).orElse(Status.STABLE),
                plugin.text("docs").orElse(null),
                all(plugin, "labels", DefinitionBinder::text),
                plugin.text("replacedBy").map(PluginId::new).orElse(null),
                usage(plugin));
    }

    private @Nullable Usage usage(NodeCursor plugin) {
        String install = template(plugin, "install");
        String download = template(plugin, "download");
        return install.isEmpty() && download.isEmpty()
                ? null
                : new Usage(new UsageTemplate(install), new UsageTemplate(download));
    }

    /** The plugin's own template, which may be empty, or the registry's. */
    private String template(NodeCursor plugin, String key) {
        Optional<String> own = plugin.text(key);
        return (own.isPresent() ? own : definition.text(key)).orElse("").stripTrailing();
    }

    private static VersionSelection selection(NodeCursor plugin) {
        return new VersionSelection(
                TagPattern.of(required(plugin, "tagPattern")),
                all(plugin, "formerTagPatterns", it -> TagPattern.of(text(it))),
                plugin.text("source").flatMap(SourceKind::of).orElse(SourceKind.AUTO),
                plugin.text("versionScheme")
                        .flatMap(VersionScheme::of)
                        .orElse(VersionScheme.SEMVER),
                plugin.key("includePrereleases").map(NodeCursor::isTrue).orElse(false),
                all(plugin, "ignore", DefinitionBinder::override),
                plugin.key("pin").map(DefinitionBinder::override).orElse(null),
                all(plugin, "acknowledge", DefinitionBinder::tagMove));
    }

    private static AcceptedTagMove tagMove(NodeCursor moved) {
        return new AcceptedTagMove(
                required(moved, "tag"), required(moved, "commit"), required(moved, "reason"));
    }

    private static VersionOverride override(NodeCursor override) {
        return new VersionOverride(required(override, "version"), required(override, "reason"));
    }

    private static Map<String, SourceLocation> positions(NodeCursor plugin) {
        Map<String, SourceLocation> positions = new HashMap<>();
        positions.put("", plugin.location());
        for (NodeCursor key : plugin.keys()) {
            positions.put(key.name(), key.location());
        }
        return positions;
    }

    private static ForgeDefinition forge(NodeCursor forge) {
        return new ForgeDefinition(
                required(forge, "host").toLowerCase(Locale.ROOT),
                forge.text("type").flatMap(ForgeType::of).orElseThrow(),
                forge.text("apiUrl").map(URI::create).orElse(null),
                forge.text("gitUrl").map(URI::create).orElse(null));
    }

    private static ExtensionDefinition extension(NodeCursor extension) {
        return new ExtensionDefinition(
                required(extension, "id"),
                number(extension, "priority").orElse(ExtensionDefinition.USUAL_PRIORITY),
                all(extension, "hosts", it -> text(it).toLowerCase(Locale.ROOT)),
                extension
                        .key("configuration")
                        .map(it -> ((SourceNode.Mapping) it.node()).plain())
                        .orElse(Map.of()),
                number(extension, "timeLimit")
                        .map(Duration::ofSeconds)
                        .orElse(ExtensionDefinition.USUAL_TIME_LIMIT),
                extension.text("onFailure").flatMap(OnFailure::of).orElse(OnFailure.DEFAULT));
    }

    private static Optional<Integer> number(NodeCursor place, String key) {
        return place.key(key).map(it -> (Integer) it.node().plain());
    }

    private static Severities severities(NodeCursor rules) {
        return new Severities(
                rules.keys().stream()
                        .collect(
                                Collectors.toMap(
                                        rule -> Rule.of(rule.name()).orElseThrow(),
                                        rule -> rule.text().flatMap(Severity::of).orElseThrow())));
    }

    private static String text(NodeCursor place) {
        return place.text().orElseThrow();
    }

    private static String required(NodeCursor place, String key) {
        return place.text(key).orElseThrow();
    }

    private static String optional(NodeCursor place, String key) {
        return place.text(key).orElse("");
    }
}
