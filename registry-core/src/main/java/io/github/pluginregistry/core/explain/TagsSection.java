package io.github.pluginregistry.core.explain;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.Candidate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The section of an explanation with the matching, rejected and unmatched tags. */
final class TagsSection {

    /** A wider cell does not widen its column, so that one long version moves no others. */
    private static final int WIDEST = 60;

    private final Explanation explanation;
    private final DetailLevel extent;
    private final VersionSelection selection;
    private final List<String> lines = new ArrayList<>();

    TagsSection(Explanation explanation, DetailLevel extent) {
        this.explanation = explanation;
        this.extent = extent;
        this.selection = explanation.selection();
    }

    List<String> lines() {
        lines.clear();
        matching();
        refused();
        unmatched();
        return List.copyOf(lines);
    }

    private void matching() {
        List<CandidateOutcome> fates = explanation.fates();
        List<CandidateOutcome> rows = extent.rows(fates);
        if (explanation.seen() == 0) {
            lines.add("  no tag was seen");
            return;
        }
        lines.add(
                "  %d of %s"
                        .formatted(
                                fates.size(),
                                explanation.seen() == 1
                                        ? "1 tag matches"
                                        : explanation.seen() + " tags match"));
        align(rows.stream().map(this::cells).toList()).forEach(line -> lines.add("    " + line));
        int hidden = fates.size() - rows.size() - Explanation.Group.size(refusedApart());
        if (hidden > 0) {
            lines.add("    and %d lower".formatted(hidden));
        }
    }

    private List<String> cells(CandidateOutcome fate) {
        Candidate candidate = fate.candidate();
        return List.of(
                fate.outcome().key(),
                candidate.text(),
                candidate.status().key(),
                date(candidate.release()),
                fate.tag(),
                selection.formerTagPatterns().isEmpty() ? "" : "by " + candidate.pattern(),
                fate.reason());
    }

    private void refused() {
        List<Explanation.Group> groups = refusedApart();
        if (!groups.isEmpty()) {
            lines.add("  %d refused".formatted(Explanation.Group.size(groups)));
            groups(groups);
        }
    }

    /** The rejected tags, unless they have rows of their own. */
    private List<Explanation.Group> refusedApart() {
        return extent == DetailLevel.ALL ? List.of() : explanation.refused();
    }

    private void unmatched() {
        List<Explanation.Group> groups = explanation.unmatched();
        if (!groups.isEmpty()) {
            int count = Explanation.Group.size(groups);
            lines.add("  %d %s no pattern".formatted(count, count == 1 ? "matches" : "match"));
            groups(groups);
        }
    }

    private void groups(List<Explanation.Group> groups) {
        List<Explanation.Group> shown = extent.groups(groups);
        shown.forEach(this::group);
        if (shown.size() < groups.size()) {
            List<Explanation.Group> hidden = groups.subList(shown.size(), groups.size());
            lines.add(
                    "    %d in %s"
                            .formatted(
                                    Explanation.Group.size(hidden),
                                    hidden.size() == 1
                                            ? "1 more group"
                                            : hidden.size() + " more groups"));
        }
    }

    private void group(Explanation.Group group) {
        String name = group.name().isEmpty() ? "without a prefix" : group.name();
        String head = "    %d %s:".formatted(group.size(), name);
        if (extent == DetailLevel.ALL) {
            lines.add(head);
            group.tags().forEach(tag -> lines.add("      " + tag));
            return;
        }
        List<String> examples = extent.examples(group.tags());
        lines.add(
                "%s %s%s"
                        .formatted(
                                head,
                                String.join(", ", examples),
                                examples.size() < group.size() ? ", ..." : ""));
    }

    private static String date(Release release) {
        return release.publishedAt().map(TagsSection::date).orElse("");
    }

    private static String date(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Aligns rows with the same number of cells in columns; empty columns are left out. */
    static List<String> align(List<List<String>> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        boolean[] filled = new boolean[widths.length];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                int width = row.get(column).length();
                filled[column] |= width > 0;
                widths[column] = Math.max(widths[column], width <= WIDEST ? width : 0);
            }
        }
        int[] columns =
                IntStream.range(0, widths.length).filter(column -> filled[column]).toArray();
        return rows.stream().map(row -> line(row, columns, widths)).toList();
    }

    private static String line(List<String> row, int[] columns, int[] widths) {
        return Arrays.stream(columns)
                .mapToObj(column -> padded(row.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
