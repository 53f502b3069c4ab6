package io.github.pluginregistry.core.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A version under SemVer 2.0.0, with one optional {@code v} or {@code V} in front.
 *
 * <p>Reading and comparing cost no more than the length of the texts; numbers are compared as they
 * are spelled, since the specification gives them no upper bound.
 *
 * @param numbers major, minor and patch, each without leading zeros
 * @param prerelease the identifiers between hyphen and plus; empty for a stable version
 */
record SemanticVersion(String text, List<String> numbers, List<String> prerelease)
        implements Version {

    /** Reads a version by sections 2, 9 and 10; empty where the text is none. */
    static Optional<Version> parse(String text) {
        int start = text.startsWith("v") || text.startsWith("V") ? 1 : 0;
        int plus = indexOrEnd(text, '+', text.length());
        int hyphen = indexOrEnd(text, '-', plus);
        List<String> numbers = identifiers(text.substring(start, hyphen));
        List<String> prerelease =
                hyphen < plus ? identifiers(text.substring(hyphen + 1, plus)) : List.of();
        List<String> build =
                plus < text.length() ? identifiers(text.substring(plus + 1)) : List.of();
        boolean valid =
                numbers.size() == 3
                        && all(numbers, SemanticVersion::isNumber)
                        && all(prerelease, SemanticVersion::isPrereleaseIdentifier)
                        && all(build, SemanticVersion::isIdentifier);
        return valid
                ? Optional.of(new SemanticVersion(text, numbers, prerelease))
                : Optional.empty();
    }

    @Override
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    @Override
    public boolean isInitial() {
        return numbers.get(0).equals("0");
    }

    @Override
    public int compareTo(Version other) {
        if (other instanceof SemanticVersion that) {
            return precedence(that);
        }
        throw new IllegalArgumentException(
                "\"%s\" was read as SemVer and \"%s\" was not; they have no common order"
                        .formatted(text, other.text()));
    }

    /** Section 11: numbers first, then stable above prerelease, then identifiers. */
    private int precedence(SemanticVersion that) {
        int order = compareAll(numbers, that.numbers);
        if (order == 0) {
            order = Boolean.compare(that.isPrerelease(), isPrerelease());
        }
        return order == 0 ? compareAll(prerelease, that.prerelease) : order;
    }

    private static int indexOrEnd(String text, char mark, int end) {
        int index = text.indexOf(mark);
        return index < 0 ? end : Math.min(index, end);
    }

    /** What stands between the dots, nothing included, so that the rules above can refuse it. */
    private static List<String> identifiers(String text) {
        List<String> identifiers = new ArrayList<>(3);
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            identifiers.add(text.substring(start, dot));
            start = dot + 1;
        }
        identifiers.add(text.substring(start));
        return identifiers;
    }

    /** Streams would take several times as long, here and below, and every tag is read. */
    private static boolean all(List<String> identifiers, Predicate<String> rule) {
        for (String identifier : identifiers) {
            if (!rule.test(identifier)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String text) {
        return isAll(text, c -> isDigit(c) || isLetter(c) || c == '-');
    }

    private static boolean isPrereleaseIdentifier(String text) {
        return isIdentifier(text) && (isNumber(text) || !isDigits(text));
    }

    private static boolean isNumber(String text) {
        return isDigits(text) && (text.length() == 1 || !text.startsWith("0"));
    }

    private static boolean isDigits(String text) {
        return isAll(text, SemanticVersion::isDigit);
    }

    private static boolean isAll(String text, IntPredicate allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.test(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(int character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }

    /** Orders by the first identifier that differs; what goes on is above what ends. */
    private static int compareAll(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** Numbers by value and below all words, words by their ASCII characters. */
    private static int compare(String left, String right) {
        boolean number = isDigits(left);
        if (number != isDigits(right)) {
            return number ? -1 : 1;
        }
        // Without leading zeros the longer number is the greater one.
        return number && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }
}
