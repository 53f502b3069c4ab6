package io.github.pluginregistry.init.detect;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;

/**
 * The plugins that the user asks for, by globs.
 *
 * <p>A glob is about the name of a plugin, or about the text in front of its versions: {@code
 * json}, {@code plugins/*}, <code>@scope/**</code>.
 *
 * @param include if not empty, one of them has to match
 * @param exclude none of them may match
 */
public record TagFilter(List<String> include, List<String> exclude) {

    /** Asks for everything that looks like a plugin. */
    public static final TagFilter ALL = new TagFilter(List.of(), List.of());

    public TagFilter {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether the user named the plugin. */
    boolean includes(DetectedPlugin plugin) {
        return include.stream().anyMatch(glob -> matches(glob, plugin));
    }

    boolean excludes(DetectedPlugin plugin) {
        return exclude.stream().anyMatch(glob -> matches(glob, plugin))
                || (!include.isEmpty() && !includes(plugin));
    }

    private static boolean matches(String glob, DetectedPlugin plugin) {
        String prefix = plugin.prefix().replaceFirst("[^A-Za-z0-9]+$", "");
        return matches(glob, plugin.name().toLowerCase(Locale.ROOT))
                || matches(glob, plugin.name())
                || matches(glob, prefix)
                || glob.equals(plugin.tagPattern());
    }

    private static boolean matches(String glob, String text) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return !text.isEmpty() && matcher.matches(Path.of(text));
        } catch (InvalidPathException e) {
            // A tag that is no path on this system has no such name.
            return false;
        }
    }
}
