package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headings of the plugins' sections, each with an anchor of its own.
 *
 * <p>An anchor is the heading's text as GitHub makes it: lower case, without anything but letters,
 * marks, digits, underscores, hyphens and spaces, and a hyphen for each space. How doubles are told
 * apart differs between renderers, so there are none: a plugin's heading is its name where that
 * makes an anchor that nothing else on the page has, and name and id otherwise; where the id only
 * repeats the name, the word plugin stands in its place.
 */
public final class HeadingAnchors {

    /** All but letters, marks, digits, connecting punctuation such as the underscore, and these. */
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc}\\- ]");

    private final Map<PluginId, String> titles = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** The last number behind a title whose anchor others have; the next one starts there. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param own the page's other headings; they, and their doubles, are anchors of no plugin
     */
    public HeadingAnchors(Registry registry, List<String> own) {
        take(registry.name());
        for (String heading : own) {
            take(heading);
        }
        Map<String, Integer> bearers = new HashMap<>();
        for (Plugin plugin : registry.plugins()) {
            bearers.merge(slug(plugin.profile().name()), 1, Integer::sum);
        }
        List<Plugin> unclear = new ArrayList<>();
        for (Plugin plugin : registry.plugins()) {
            if (isClear(plugin.profile().name(), bearers)) {
                name(plugin, plugin.profile().name());
            } else {
                unclear.add(plugin);
            }
        }
        for (Plugin plugin : unclear) {
            name(plugin, distinct(plugin, bearers));
        }
    }

    private void take(String heading) {
        String slug = slug(heading);
        taken.add(slug);
        taken.add(slug + "-1");
    }

    private boolean isClear(String name, Map<String, Integer> bearers) {
        String slug = slug(name);
        return !slug.isEmpty()
                && name.equals(name.strip())
                && !taken.contains(slug)
                && bearers.getOrDefault(slug, 0) == 1;
    }

    private void name(Plugin plugin, String title) {
        titles.put(plugin.id(), title);
        taken.add(slug(title));
    }

    private String distinct(Plugin plugin, Map<String, Integer> bearers) {
        String name = plugin.profile().name();
        boolean idSaysNoMore =
                slug(name).equals(slug(plugin.id().value()))
                        && bearers.getOrDefault(slug(name), 0) == 1;
        String title = (idSaysNoMore ? name + " plugin" : name + " (" + plugin.id() + ")").strip();
        String candidate = title;
        while (taken.contains(slug(candidate))) {
            candidate = title + " " + numbers.merge(slug(title), 2, (last, two) -> last + 1);
        }
        return candidate;
    }

    /** The text of a plugin's heading. */
    public String title(PluginId id) {
        return titles.getOrDefault(id, id.value());
    }

    /** Leads to a plugin's section; its id alone where it has none. */
    public String link(PluginId id) {
        return Optional.ofNullable(titles.get(id))
                .map(title -> MarkdownEscaper.link(MarkdownEscaper.text(title), "#" + slug(title)))
                .orElseGet(() -> MarkdownEscaper.code(id.value()));
    }

    private static String slug(String title) {
        String text = ControlCharEscaper.of(title).toLowerCase(Locale.ROOT);
        return DROPPED.matcher(text).replaceAll("").replace(' ', '-');
    }
}
