package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.definition.Selection.AcceptedTagMove;
import io.github.pluginregistry.core.definition.Selection.SourceKind;
import io.github.pluginregistry.core.definition.Selection.VersionOverride;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Profile;
import io.github.pluginregistry.core.model.Profile.RepositoryType;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severities;
import io.github.pluginregistry.core.rule.Severity;
import io.github.pluginregistry.core.version.VersionScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes records of a definition in which nothing is wrong; knows what a missing key means. */
final class DefinitionBinder {

    private final Place definition;
    private final RepositoryId home;

    private DefinitionBinder(Place definition) {
        this.definition = definition;
        this.home = RepositoryId.of(required(definition, "repository"));
    }

    static RegistryDefinition bind(Place definition) {
        return new DefinitionBinder(definition).registry();
    }

    private RegistryDefinition registry() {
        Optional<Place> metadata = definition.key("metadata");
        List<PluginDefinition> plugins = new ArrayList<>();
        for (Place plugin : definition.items("plugins")) {
            plugins.add(plugin(plugin));
        }
        List<ForgeDefinition> forges = new ArrayList<>();
        for (Place forge : definition.items("forges")) {
            forges.add(forge(forge));
        }
        return new RegistryDefinition(
                required(definition, "name"),
                optional(definition, "description"),
                home,
                metadata.isPresent() ? optional(metadata.get(), "updateFrequency") : "",
                metadata.isPresent() ? optional(metadata.get(), "notes") : "",
                plugins,
                forges,
                definition.key("rules").map(DefinitionBinder::severities).orElse(Severities.USUAL),
                definition.key("coverage").map(DefinitionBinder::ignoredTags).orElse(List.of()));
    }

    private static List<IgnoredTags> ignoredTags(Place coverage) {
        List<IgnoredTags> ignored = new ArrayList<>();
        for (Place tags : coverage.items("ignore")) {
            ignored.add(
                    new IgnoredTags(
                            TagPattern.of(required(tags, "tags")),
                            required(tags, "reason"),
                            tags.position()));
        }
        return ignored;
    }

    private PluginDefinition plugin(Place plugin) {
        RepositoryId repository = plugin.text("repository").map(RepositoryId::of).orElse(home);
        return new PluginDefinition(
                new PluginId(required(plugin, "id")),
                profile(plugin, repository),
                repository,
                selection(plugin),
                positions(plugin));
    }

    private Profile profile(Place plugin, RepositoryId repository) {
        RepositoryType usual =
                repository.equals(home) ? RepositoryType.INLINE : RepositoryType.EXTERNAL;
        return new Profile(
                required(plugin, "name"),
                optional(plugin, "description"),
                optional(plugin, "sourcePath"),
                repository.address(),
                plugin.text("repositoryType").flatMap(RepositoryType::of).orElse(usual),
                required(plugin, "tagPattern"),
                plugin.text("status").flatMap(Status::of).orElse(Status.STABLE),
                plugin.text("docs"),
                texts(plugin, "labels"),
                plugin.text("replacedBy").map(PluginId::new));
    }

    private static Selection selection(Place plugin) {
        List<TagPattern> former = new ArrayList<>();
        for (String pattern : texts(plugin, "formerTagPatterns")) {
            former.add(TagPattern.of(pattern));
        }
        List<VersionOverride> ignored = new ArrayList<>();
        for (Place ruling : plugin.items("ignore")) {
            ignored.add(ruling(ruling));
        }
        List<AcceptedTagMove> acknowledged = new ArrayList<>();
        for (Place moved : plugin.items("acknowledge")) {
            acknowledged.add(acknowledgement(moved));
        }
        return new Selection(
                TagPattern.of(required(plugin, "tagPattern")),
                former,
                plugin.text("source").flatMap(SourceKind::of).orElse(SourceKind.AUTO),
                plugin.text("versionScheme")
                        .flatMap(VersionScheme::of)
                        .orElse(VersionScheme.SEMVER),
                plugin.key("includePrereleases").map(Place::isTrue).orElse(false),
                ignored,
                plugin.key("pin").map(DefinitionBinder::ruling),
                acknowledged);
    }

    private static AcceptedTagMove acknowledgement(Place moved) {
        return new AcceptedTagMove(
                required(moved, "tag"), required(moved, "commit"), required(moved, "reason"));
    }

    private static VersionOverride ruling(Place ruling) {
        return new VersionOverride(required(ruling, "version"), required(ruling, "reason"));
    }

    private static Map<String, Position> positions(Place plugin) {
        Map<String, Position> positions = new HashMap<>();
        positions.put("", plugin.position());
        for (Place key : plugin.keys()) {
            positions.put(key.name(), key.position());
        }
        return positions;
    }

    private static ForgeDefinition forge(Place forge) {
        return new ForgeDefinition(
                required(forge, "host").toLowerCase(Locale.ROOT),
                forge.text("type").flatMap(ForgeType::of).orElseThrow(),
                forge.text("apiUrl").map(URI::create),
                forge.text("gitUrl").map(URI::create));
    }

    private static Severities severities(Place rules) {
        return new Severities(
                rules.keys().stream()
                        .collect(
                                Collectors.toMap(
                                        rule -> Rule.of(rule.name()).orElseThrow(),
                                        rule -> rule.text().flatMap(Severity::of).orElseThrow())));
    }

    private static List<String> texts(Place place, String key) {
        List<String> texts = new ArrayList<>();
        for (Place item : place.items(key)) {
            texts.add(item.text().orElseThrow());
        }
        return texts;
    }

    private static String required(Place place, String key) {
        return place.text(key).orElseThrow();
    }

    private static String optional(Place place, String key) {
        return place.text(key).orElse("");
    }
}
