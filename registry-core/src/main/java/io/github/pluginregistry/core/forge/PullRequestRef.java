package io.github.pluginregistry.core.forge;

import java.util.List;

/**
 * Where git has the commit of a pull request, and where it takes the next one.
 *
 * @param current the full name of the ref that has the commit of the open pull request; empty if
 *     none is open
 * @param target the full name of the ref that the next commit is pushed to
 * @param trailer the trailer that the message of the next commit needs; empty if it needs none
 * @param options the push options of the next commit
 */
public record PullRequestRef(String current, String target, String trailer, List<String> options) {

    private static final String BRANCHES = "refs/heads/";

    public PullRequestRef {
        options = List.copyOf(options);
    }

    /** A branch of the repository, which is replaced by each push. */
    static PullRequestRef ofBranch(String branch) {
        String ref = BRANCHES + branch;
        return new PullRequestRef(ref, ref, "", List.of());
    }

    /** Whether the commit is on a branch, which exists independently of the pull request. */
    public boolean isBranch() {
        return target.startsWith(BRANCHES);
    }

    /** The short name of a ref, for messages: that of a branch, or the full name of another ref. */
    public static String shortName(String ref) {
        return ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : ref;
    }
}
