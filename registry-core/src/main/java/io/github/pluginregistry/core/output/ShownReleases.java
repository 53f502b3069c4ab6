package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.Plugin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The releases that a page on disk shows, in its quick reference and in its sections. */
public final class ShownReleases {

    private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

    /** The header of the table, and the line below it. */
    private static final int HEADER = 2;

    /** The lines of each release by the first of them, which names the plugin. */
    private final Map<String, String> lines = new HashMap<>();

    /** The number of each section, by the same. */
    private final Map<String, Integer> places = new HashMap<>();

    private final Set<String> ambiguous = new HashSet<>();
    private final List<String> cells = new ArrayList<>();

    private ShownReleases() {}

    public static ShownReleases in(String page) {
        ShownReleases shown = new ShownReleases();
        List<String> text = page.lines().toList();
        for (int at = 0; at < text.size(); at++) {
            if (text.get(at).startsWith(ReleaseFacts.FIRST)) {
                shown.section(text, at);
            } else if (text.get(at).startsWith("| ")) {
                shown.row(text.get(at));
            }
        }
        return shown;
    }

    private void section(List<String> text, int start) {
        StringBuilder release = new StringBuilder();
        int at = start;
        while (at < text.size()
                && text.get(at).startsWith("- ")
                && !text.get(at).startsWith(ReleaseFacts.BEHIND)) {
            release.append(text.get(at)).append('\n');
            at++;
        }
        String first = text.get(start);
        if (lines.putIfAbsent(first, release.toString()) != null) {
            ambiguous.add(first);
        }
        places.putIfAbsent(first, places.size());
    }

    private void row(String row) {
        String[] columns = BORDER.split(row, -1);
        cells.add(columns.length > 2 ? columns[2].strip() : "");
    }

    /** Whether the page shows another release of a plugin; it need not show any. */
    public boolean contradict(Plugin plugin) {
        String expected = new ReleaseFacts(plugin).lines();
        String shown = lines.get(expected.substring(0, expected.indexOf('\n')));
        return shown != null && !shown.equals(expected);
    }

    /** Whether the page shows this release in both places, which are in the same order. */
    public boolean confirm(Plugin plugin) {
        ReleaseFacts facts = new ReleaseFacts(plugin);
        String expected = facts.lines();
        String first = expected.substring(0, expected.indexOf('\n'));
        return expected.equals(lines.get(first))
                && !ambiguous.contains(first)
                && cells.size() == places.size() + HEADER
                && cells.get(places.getOrDefault(first, 0) + HEADER)
                        .equals(facts.cell().replace("|", "\\|").strip());
    }
}
