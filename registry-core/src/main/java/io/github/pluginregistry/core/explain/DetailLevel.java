package io.github.pluginregistry.core.explain;

import java.util.List;

/** How much of a long history is told. */
public enum DetailLevel {
    /** The head of every list, and how long the list is. */
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

    /** The extent that {@code registry.all} asks for. */
    public static DetailLevel all(boolean all) {
        return all ? ALL : SUMMARY;
    }

    /** The tags that are told one by one: the refused ones are among them where all are. */
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
