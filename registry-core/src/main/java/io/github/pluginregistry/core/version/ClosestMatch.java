package io.github.pluginregistry.core.version;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the closest match of a misspelled word (Damerau-Levenshtein distance). */
public final class ClosestMatch {

    /** Longer words are not compared, which bounds the time for untrusted text. */
    private static final int MAX_LENGTH = 250;

    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

    private ClosestMatch() {}

    /**
     * The candidate closest to a word, for a message such as {@code did you mean "tagPattern"?}.
     *
     * <p>Closest is the one that the fewest slips lead to, ignoring case: a character left out, put
     * in, replaced, or swapped with its neighbour. Of two equally close ones it is the first by
     * text.
     *
     * @return empty where no candidate is close enough to be meant, that is within about a third of
     *     its length
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return inOrder(word, candidates.stream(), UnaryOperator.identity()).findFirst();
    }

    /** Those with a name near to the word's own, the nearest first, and then as a whole. */
    static Stream<String> inOrder(
            String word, Stream<String> candidates, UnaryOperator<String> name) {
        String wanted = name.apply(word);
        return candidates
                .filter(candidate -> Math.max(word.length(), candidate.length()) <= MAX_LENGTH)
                .filter(candidate -> isNear(wanted, name.apply(candidate)))
                .sorted(
                        comparingInt((String near) -> distance(wanted, name.apply(near)))
                                .thenComparingInt(near -> distance(word, near))
                                .thenComparing(naturalOrder()));
    }

    private static boolean isNear(String word, String candidate) {
        int limit = (candidate.length() + 1) / 3;
        return new DamerauLevenshteinDistance(limit)
                        .apply(ignoringCase(word), ignoringCase(candidate))
                >= 0;
    }

    private static int distance(String word, String candidate) {
        return DISTANCE.apply(ignoringCase(word), ignoringCase(candidate));
    }

    static String ignoringCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
