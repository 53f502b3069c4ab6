package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.io.ControlCharEscaper;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Markdown made of texts that may hold anything.
 *
 * <p>A word that a renderer could take for markup is put in backticks: CommonMark's own characters,
 * and what GitHub and others read into finished text, where a backslash does not help ({@code www.}
 * and {@code https://} addresses, e-mail addresses, {@code @mentions}, {@code :emoji:}, {@code
 * $math$}). All other words are left as they are, so that the page can be read as plain text too.
 */
public final class MarkdownEscaper {

    private static final Pattern MARKUP =
            Pattern.compile(
                    "[`*_\\[\\]<\\\\|~$@]|&#?\\w+;|://|www\\.|:[\\w+-]+:",
                    Pattern.CASE_INSENSITIVE);
    private static final String SENTENCE_END = ".,!?";
    private static final Pattern HEADING_FENCE = Pattern.compile("#+");
    private static final Pattern BLOCK_START =
            Pattern.compile("^(\\d{1,9}(?=[.)](?: |$))|(?=[-+](?: |$)|[-:][-: ]*$|=+ *$|>))");
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern DESTINATION_MARKUP = Pattern.compile("[()]|&(?=#?\\w+;)");

    /** What most texts consist of; looking at each of their words takes several times as long. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 .,/()+-]*");

    private static final Pattern WEB_HOST = Pattern.compile("www\\.", Pattern.CASE_INSENSITIVE);

    private MarkdownEscaper() {}

    /** A text that reads in the page as it reads here, on one line. */
    public static String text(String value) {
        return keepOuterSpaces(isPlain(value) ? value : words(value));
    }

    private static boolean isPlain(String value) {
        return PLAIN.matcher(value).matches() && !WEB_HOST.matcher(value).find();
    }

    private static String words(String value) {
        return String.join(
                " ", Arrays.stream(value.split(" ", -1)).map(MarkdownEscaper::word).toList());
    }

    /** A text of any number of lines, on lines of its own; an empty line separates paragraphs. */
    public static String prose(String value) {
        return String.join(
                "\n", Arrays.stream(value.split("\n", -1)).map(MarkdownEscaper::line).toList());
    }

    /** At the start of a line more characters have a meaning; there a backslash does help. */
    private static String line(String value) {
        return BLOCK_START.matcher(text(value)).replaceFirst("$1\\\\");
    }

    private static String word(String word) {
        if (MARKUP.matcher(word).find()) {
            int end = sentenceEnd(word);
            return code(word.substring(0, end)) + word.substring(end);
        }
        return HEADING_FENCE.matcher(word).matches() ? "\\" + word : ControlCharEscaper.of(word);
    }

    private static int sentenceEnd(String word) {
        int end = word.length();
        while (end > 0 && SENTENCE_END.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static String keepOuterSpaces(String text) {
        String start = text.startsWith(" ") ? "&#32;" + text.substring(1) : text;
        return start.endsWith(" ") ? start.substring(0, start.length() - 1) + "&#32;" : start;
    }

    /** A text in backticks, to be read and copied character by character. */
    public static String code(String value) {
        if (value.isEmpty()) {
            return "`⟨empty⟩`";
        }
        String code = ControlCharEscaper.of(value);
        String fence = "`".repeat(longestRunOfBackticks(code) + 1);
        String padding = needsPadding(code) ? " " : "";
        return fence + padding + code + padding + fence;
    }

    /**
     * Lines in a block of code, to be read as they are.
     *
     * @param language how a page colours it, for example {@code diff}
     */
    public static String block(String language, String lines) {
        String fence = "`".repeat(Math.max(3, longestRunOfBackticks(lines) + 1));
        return fence + language + "\n" + lines + "\n" + fence + "\n";
    }

    /**
     * A row of a table. There a pipe is escaped even in backticks; nothing else here writes one.
     *
     * @param cells Markdown, each on one line
     */
    public static String row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            row.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        return row.append("|\n").toString();
    }

    private static int longestRunOfBackticks(String code) {
        return code.indexOf('`') < 0
                ? 0
                : BACKTICKS
                        .matcher(code)
                        .results()
                        .mapToInt(run -> run.end() - run.start())
                        .max()
                        .orElse(0);
    }

    /** Whether a backtick or space at an end would be lost (CommonMark 0.31.2, 6.1). */
    private static boolean needsPadding(String code) {
        return code.startsWith("`")
                || code.endsWith("`")
                || (code.startsWith(" ") && code.endsWith(" ") && !code.isBlank());
    }

    /** A text as {@link #text} writes it, that leads to an address if that may be followed. */
    public static String linked(String value, String address) {
        return WebUrl.of(address)
                .map(page -> link(text(value), page.toString()))
                .orElseGet(() -> text(value));
    }

    /**
     * A link.
     *
     * @param label the Markdown to click on
     * @param destination where it leads, a URI reference
     */
    public static String link(String label, String destination) {
        String escaped = DESTINATION_MARKUP.matcher(destination).replaceAll("\\\\$0");
        return "[" + label + "](" + escaped + ")";
    }
}
