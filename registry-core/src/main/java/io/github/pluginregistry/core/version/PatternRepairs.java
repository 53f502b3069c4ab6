package io.github.pluginregistry.core.version;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses what a tag pattern in another notation, or without a part, may have meant. */
final class PatternRepairs {

    private static final String VERSION = TagPattern.VERSION;

    /** What belongs to a ref, to a regular expression or to a string, and to no tag. */
    private static final Pattern FRAME =
            Pattern.compile("^['\"`^]*(?:\\./|/)?(?:(?:refs/)?tags/)?|/+$|['\"`$]+$");

    /** A placeholder that is unknown or unclosed, from the first of several to the last. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "[$%#]?\\{+ *[Vv][Ee][Rr][Ss][Ii][Oo][Nn] *\\}*"
                            + "|(?<![{A-Za-z])version\\}+"
                            + "|[$%#]?\\{+[^{}/]*\\}*(?:.*\\})?"
                            + "|<[^<>/]*>|%[A-Za-z]+%"
                            + "|(?<![A-Za-z0-9])[vV]?[XxNn](?:\\.[XxYyNn])(?:\\.[XxZzNn])?(?![A-Za-z0-9])");

    /** Part of a regular expression that matches more than one text. */
    private static final Pattern EXPRESSION =
            Pattern.compile(
                    "(?:[vV]\\?)?(?:\\\\[dwS.]|\\[[^\\]]*\\]|\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|\\.[*+]"
                            + "|(?<=[\\])}dw])(?:[.*+?]|\\{[0-9,]*\\}))++");

    /** A version that is written out, whole or in part. */
    private static final Pattern LITERAL =
            Pattern.compile("(?<![A-Za-z0-9])[vV]?[0-9]+(?:\\.(?:[0-9]+|[xX*]))+[*]?");

    private static final Pattern WILDCARDS = Pattern.compile("[*?]+(?!.*[*?])");
    private static final Pattern VERSION_LETTER = Pattern.compile("(?<![A-Za-z0-9])[vV]$");
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9*?]+$");

    private final Set<String> repairs = new LinkedHashSet<>();

    private PatternRepairs() {}

    /** The repairs of a pattern, the pattern itself left out. */
    static Set<String> of(String pattern) {
        PatternRepairs found = new PatternRepairs();
        String plain = withoutFrame(pattern);
        found.addAll(plain);
        found.addAll(PLACEHOLDER.matcher(plain).replaceAll(VERSION));
        found.addAll(EXPRESSION.matcher(plain).replaceAll(VERSION).replace("\\", ""));
        found.addAll(LITERAL.matcher(plain).replaceAll(VERSION));
        found.repairs.remove(pattern);
        return found.repairs;
    }

    /** What is written as the outline of a {@link TagForm}. */
    static String outline(String pattern) {
        String text = PLACEHOLDER.matcher(withoutFrame(pattern)).replaceAll(VERSION);
        text = EXPRESSION.matcher(text).replaceAll(VERSION).replace("\\", "");
        String[] parts = aroundVersion(LITERAL.matcher(text).replaceAll(VERSION));
        return parts[0] + "*" + parts[1];
    }

    private static String withoutFrame(String pattern) {
        String inner = pattern;
        String outer;
        do {
            outer = inner;
            inner = FRAME.matcher(outer).replaceAll("");
        } while (!inner.equals(outer));
        return inner;
    }

    private void addAll(String pattern) {
        repairs.add(pattern);
        repairs.add(pattern.toLowerCase(Locale.ROOT));
        String[] parts = aroundVersion(pattern);
        String before = parts[0];
        String after = parts[1];
        add(before, after);
        String name = VERSION_LETTER.matcher(before).replaceFirst("");
        add(name, after);
        String stem = SEPARATORS.matcher(name).replaceFirst("");
        if (!stem.isEmpty()) {
            for (String separator : new String[] {"/", "-", "@", "_", ""}) {
                add(stem + separator, after);
            }
        }
    }

    /** A version as the last segment is written with the wildcard, as in most definitions. */
    private void add(String before, String after) {
        if (after.isEmpty() && before.endsWith("/")) {
            repairs.add(before + "*");
        }
        repairs.add(before + VERSION + after);
    }

    /** What stands in front of the version's place and behind it; at the end where none is. */
    static String[] aroundVersion(String pattern) {
        int placeholder = pattern.indexOf(VERSION);
        if (placeholder >= 0) {
            return new String[] {
                pattern.substring(0, placeholder), pattern.substring(placeholder + VERSION.length())
            };
        }
        var wildcards = WILDCARDS.matcher(pattern);
        return wildcards.find()
                ? new String[] {
                    pattern.substring(0, wildcards.start()), pattern.substring(wildcards.end())
                }
                : new String[] {pattern, ""};
    }
}
