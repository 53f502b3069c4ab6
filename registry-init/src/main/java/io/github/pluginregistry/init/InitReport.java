package io.github.pluginregistry.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found and written.
 *
 * @param rows one per plugin, in the order of the definition
 * @param leftOut how many other groups of tags have versions
 * @param notes what the user should know, each one sentence
 * @param written the files
 */
public record InitReport(List<Row> rows, int leftOut, List<String> notes, List<Path> written) {

    public InitReport {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        written = List.copyOf(written);
    }

    /**
     * A plugin.
     *
     * @param version the version that an update would publish today
     * @param note empty, or what to know about the version
     */
    public record Row(String id, String version, String tagPattern, String note) {}

    /** The plugins as a table with aligned columns, one line each, the first with the titles. */
    public List<String> table() {
        int id = width("id", rows.stream().map(Row::id).toList());
        int version = width("version", rows.stream().map(Row::version).toList());
        String form = "%-" + id + "s  %-" + version + "s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(form.formatted("id", "version", "tagPattern"));
        for (Row row : rows) {
            String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
            lines.add(form.formatted(row.id(), row.version(), row.tagPattern() + note));
        }
        return List.copyOf(lines);
    }

    private static int width(String title, List<String> texts) {
        return texts.stream().mapToInt(String::length).reduce(title.length(), Math::max);
    }
}
