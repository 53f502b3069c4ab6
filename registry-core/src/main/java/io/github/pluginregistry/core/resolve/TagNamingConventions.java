package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.version.TagForm;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.TagPrefix;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tag naming conventions of a repository's plugins, and the tag forms that follow them. */
final class TagNamingConventions {

    /** The rest of a pattern that is only a literal beginning, a version and a literal end. */
    private static final Pattern PLAIN = Pattern.compile("\\*|\\{version\\}[^*?{}]*");

    private final RepositoryCoverage ground;
    private final Map<Convention, VersionScheme> schemes = new HashMap<>();

    /** The first convention of each family: all conventions of a plugin are one family. */
    private final Map<Convention, Convention> families = new HashMap<>();

    private final Map<Sibling, PluginDefinition> known = new HashMap<>();
    private final Set<TagForm> claimed = new HashSet<>();

    /** A plugin name within a family of conventions. */
    private record Sibling(String name, String family) {}

    TagNamingConventions(RepositoryCoverage ground) {
        this.ground = ground;
        ground.plugins().forEach(this::learnFamily);
        ground.plugins().forEach(this::learn);
    }

    private void learnFamily(PluginDefinition plugin) {
        List<Convention> conventions =
                asked(plugin).flatMap(form -> Convention.of(form).stream()).distinct().toList();
        for (Convention convention : conventions) {
            Convention first = family(conventions.get(0));
            Convention other = family(convention);
            families.replaceAll((any, family) -> family.equals(other) ? first : family);
            families.put(convention, first);
        }
    }

    private Convention family(Convention convention) {
        return families.getOrDefault(convention, convention);
    }

    private void learn(PluginDefinition plugin) {
        Stream.concat(claimed(plugin), asked(plugin))
                .forEach(
                        form -> {
                            claimed.add(unversioned(form));
                            Convention.of(form)
                                    .ifPresent(convention -> learn(plugin, form, convention));
                        });
    }

    private void learn(PluginDefinition plugin, TagForm form, Convention convention) {
        schemes.putIfAbsent(convention, plugin.selection().scheme());
        known.putIfAbsent(sibling(form), plugin);
    }

    private Stream<TagForm> claimed(PluginDefinition plugin) {
        VersionScheme scheme = plugin.selection().scheme();
        return ground.tagsOf(plugin.selection())
                .flatMap(
                        tag ->
                                plugin
                                        .selection()
                                        .version(tag)
                                        .filter(version -> scheme.parse(version).isPresent())
                                        .map(version -> form(tag, version))
                                        .stream());
    }

    /** Plain patterns show what the tags of a plugin without a release will look like. */
    private static Stream<TagForm> asked(PluginDefinition plugin) {
        return plugin.selection().tagPatterns().stream()
                .filter(TagNamingConventions::isPlain)
                .map(pattern -> pattern.toString().replaceFirst("\\*|\\{version\\}", "1.0.0"))
                .map(tag -> form(tag, plugin.selection().version(tag).orElse("")));
    }

    private static boolean isPlain(TagPattern pattern) {
        String rest = pattern.toString().substring(pattern.literalPrefix().length());
        return PLAIN.matcher(rest).matches();
    }

    /** A suffix that a plugin reads as part of the version is no name. */
    private static TagForm form(String tag, String version) {
        TagForm form = TagForm.of(tag);
        return version.endsWith(form.suffix()) ? form.withoutSuffix() : form;
    }

    private static TagForm unversioned(TagForm form) {
        return new TagForm(form.prefix(), "", form.suffix());
    }

    private Sibling sibling(TagForm form) {
        return new Sibling(form.name(), familyOf(form));
    }

    /**
     * The form of an unmatched tag. If the folder or name in front follows a convention, the text
     * behind the version is part of the version.
     */
    TagForm formOf(String tag) {
        TagForm form = TagForm.of(tag);
        TagForm plain = form.withoutSuffix();
        return Convention.of(plain).filter(schemes::containsKey).isPresent() ? plain : form;
    }

    /**
     * The scheme of the siblings of a form; empty where there are none. A pattern that claims some
     * tags of a form and leaves others, such as an older line of versions, does so on purpose.
     */
    Optional<VersionScheme> schemeOf(TagForm form) {
        return Convention.of(form)
                .filter(convention -> !claimed.contains(unversioned(form)))
                .flatMap(convention -> Optional.ofNullable(schemes.get(convention)));
    }

    /** An identifier of the family of a form's convention; empty if it follows none. */
    String familyOf(TagForm form) {
        return Convention.of(form).map(this::family).map(Convention::toString).orElse("");
    }

    /** The plugin in the definition with a form's name, under the same family of conventions. */
    Optional<PluginDefinition> pluginOf(TagForm form) {
        return Optional.ofNullable(known.get(sibling(form)));
    }

    /**
     * The naming convention of a plugin's tags, regardless of the plugin's name: {@code
     * plugins/NAME/}, {@code NAME-} and {@code -NAME} behind the version are three conventions.
     * Plugins with the same convention are siblings.
     *
     * @param before the text in front of the name or, if the name is behind the version, in front
     *     of the version
     * @param separator the text between name and version; never empty, so that a bare {@code
     *     v1.0.0} follows no convention
     * @param nameIsBehind whether the name is behind the version
     */
    record Convention(String before, String separator, boolean nameIsBehind) {

        static Optional<Convention> of(TagForm form) {
            String name = form.name();
            if (form.suffix().isEmpty()) {
                TagPrefix prefix = new TagPrefix(form.prefix());
                return name.isEmpty() || prefix.separator().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Convention(prefix.folder(), prefix.separator(), false));
            }
            String separator = form.suffix().substring(0, form.suffix().length() - name.length());
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Convention(form.prefix(), separator, true));
        }
    }
}
