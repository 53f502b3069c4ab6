package io.github.pluginregistry.core.explain;

import java.util.List;

/** How many tags an explanation lists. */
public enum DetailLevel {
    /** The first tags of each list and their number. */
    SUMMARY(6, 5, 3),
    /** Every tag. */
    ALL(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final int rows;
    private final int groups;
    private final int examples;

    DetailLevel(int rows, int groups, int examples) {
        this.rows = rows;
        this.groups = groups;
        this.examples = examples;
    }

    /** The level for {@code registry.all}. */
    public static DetailLevel all(boolean all) {
        return all ? ALL : SUMMARY;
    }

    /** The tags with a row of their own; rejected tags have one only at level {@link #ALL}. */
    List<CandidateOutcome> rows(List<CandidateOutcome> fates) {
        return fates.stream().filter(fate -> this == ALL || !fate.isRefused()).limit(rows).toList();
    }

    <T> List<T> groups(List<T> groups) {
        return groups.stream().limit(this.groups).toList();
    }

    List<String> examples(List<String> tags) {
        return tags.stream().limit(examples).toList();
    }
}
