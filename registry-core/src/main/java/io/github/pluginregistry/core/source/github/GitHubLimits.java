package io.github.pluginregistry.core.source.github;

import java.time.Duration;

/**
 * How long a host may take to answer, and how much it may say.
 *
 * @param connect how long a connection may take to stand
 * @param read how long the host may stay silent within an answer
 * @param request how long one request may take from its start to the last byte of its answer,
 *     redirects, further tries and the pauses before them included; what ends an answer that drips
 * @param bodyBytes how large one answer may be, once unpacked; the answers of one listing together
 *     may be {@value #LARGE_ANSWERS} times as large
 * @param pages how many pages and redirects one listing may have
 * @param sideBySide how many requests may be on their way to the host at once
 * @param retries how often a page is asked for again that could not be had
 */
public record GitHubLimits(
        Duration connect,
        Duration read,
        Duration request,
        long bodyBytes,
        int pages,
        int sideBySide,
        Retries retries) {

    /** Far more than the largest repositories need, and an end to everything else. */
    public static final GitHubLimits DEFAULT =
            new GitHubLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    16L << 20,
                    500,
                    8,
                    Retries.DEFAULT);

    private static final int LARGE_ANSWERS = 8;

    public GitHubLimits {
        if (!isPositive(connect) || !isPositive(read) || !isPositive(request)) {
            throw new IllegalArgumentException("a time limit is longer than nothing");
        }
        if (bodyBytes < 1 || pages < 1 || sideBySide < 1) {
            throw new IllegalArgumentException(
                    "a limit allows at least one byte, one page and one request");
        }
    }

    /** How large the answers of one listing may be together, once unpacked. */
    long listingBytes() {
        return LARGE_ANSWERS * bodyBytes;
    }

    /** The same limits, but for the number of requests at once. */
    public GitHubLimits withSideBySide(int requests) {
        return new GitHubLimits(connect, read, request, bodyBytes, pages, requests, retries);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
