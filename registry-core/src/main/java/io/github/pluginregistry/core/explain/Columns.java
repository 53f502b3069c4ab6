package io.github.pluginregistry.core.explain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets cells below each other. */
final class Columns {

    /**
     * A cell beyond this width stands out of its column, so that one long version moves no others.
     */
    private static final int WIDEST = 60;

    private Columns() {}

    /** One line per row; all rows have as many cells. A column of empty cells is left out. */
    static List<String> align(List<List<String>> rows) {
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        return IntStream.range(0, row.size())
                .filter(column -> rows.stream().anyMatch(any -> !any.get(column).isEmpty()))
                .mapToObj(column -> padded(row.get(column), width(rows, column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .filter(width -> width <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
