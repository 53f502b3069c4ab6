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

/** The conventions that the described plugins of a repository follow, and what is theirs. */
final class TagNamingConventions {

    /** A pattern that is its literal beginning, a version and a literal end, and no more. */
    private static final Pattern PLAIN = Pattern.compile("\\*|\\{version\\}[^*?{}]*");

    private final RepositoryCoverage ground;
    private final Map<Convention, VersionScheme> schemes = new HashMap<>();

    /** The first of the conventions that a plugin has one after the other. */
    private final Map<Convention, Convention> families = new HashMap<>();

    private final Map<Sibling, PluginDefinition> known = new HashMap<>();
    private final Set<TagForm> claimed = new HashSet<>();

    /** A name under conventions that belong together. */
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

    /** A plugin need not be released yet: its plain patterns say what its tags will look like. */
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

    /** What a plugin reads as a part of the version is no name behind it. */
    private static TagForm form(String tag, String version) {
        TagForm form = TagForm.of(tag);
        return !form.suffix().isEmpty() && version.endsWith(form.suffix())
                ? form.withoutSuffix()
                : form;
    }

    private static TagForm unversioned(TagForm form) {
        return new TagForm(form.prefix(), "", form.suffix());
    }

    private Sibling sibling(TagForm form) {
        return new Sibling(form.name(), familyOf(form));
    }

    /**
     * The form of a tag that nobody claims. Where a folder or name in front follows a convention,
     * what stands behind the version is a part of it.
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

    /** What the forms of one name share that belong together: plugins have one for the other. */
    String familyOf(TagForm form) {
        return Convention.of(form).map(this::family).map(Convention::toString).orElse("");
    }

    /** The described plugin of a form's name, under the same convention or one that it left. */
    Optional<PluginDefinition> pluginOf(TagForm form) {
        return Optional.ofNullable(known.get(sibling(form)));
    }

    /**
     * How the tags of a plugin are put together, whatever the plugin's name: {@code plugins/NAME/},
     * {@code NAME-} and {@code -NAME} behind the version are three conventions. Plugins of one
     * convention are siblings.
     *
     * @param before what stands in front of the name or, where that is behind the version, in front
     *     of the version
     * @param separator what stands between name and version; never empty, so that a bare {@code
     *     v1.0.0} follows no convention
     * @param nameIsBehind whether the name stands behind the version
     */
    record Convention(String before, String separator, boolean nameIsBehind) {

        /** The convention that a tag of a form follows. */
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
