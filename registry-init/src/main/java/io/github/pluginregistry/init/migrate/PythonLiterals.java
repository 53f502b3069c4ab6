package io.github.pluginregistry.init.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the first list of dicts in a Python file as data: lists, dicts, strings, numbers, {@code
 * True}, {@code False} and {@code None}. Nothing is run; anything else is an error with its line.
 */
final class PythonLiterals {

    private static final int DEEPEST = 20;

    private static final Pattern LIST =
            Pattern.compile(
                    "(?m)^\\s*(?:self\\.)?[A-Za-z_]\\w*\\s*(?::[^=\\n]*)?=\\s*(?=\\[\\s*(?:#[^\\n]*\\n\\s*)*\\{)");

    private static final Pattern BLANK = Pattern.compile("(?:\\s|#[^\\n]*|\\\\\\r?\\n)*+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*|[-+]?[0-9][\\w.]*");

    private static final Pattern OPENING = Pattern.compile("([rRuU]?)(\"\"\"|'''|\"|')");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    /** What Java's escapes have in common with Python's; others stand for themselves. */
    private static final String ESCAPED = "bfnrt01234567\"'\\\n";

    private final String text;
    private int at;

    private PythonLiterals(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * The list.
     *
     * @throws SyntaxException if there is none, or if it is more than data
     */
    static Value list(String text) throws SyntaxException {
        Matcher start = LIST.matcher(text);
        if (!start.find()) {
            throw new SyntaxException(1, "there is no list of dicts, such as PLUGINS = [{...}]");
        }
        return new PythonLiterals(text, start.end()).value(0);
    }

    private Value value(int depth) throws SyntaxException {
        skipBlank();
        int line = line();
        if (depth > DEEPEST) {
            throw new SyntaxException(line, "values are nested too deep");
        }
        if (take('[')) {
            return list(line, ']', depth);
        }
        if (take('(')) {
            return list(line, ')', depth);
        }
        return take('{') ? dict(line, depth) : new Value.Text(line, scalar());
    }

    private Value list(int line, char end, int depth) throws SyntaxException {
        List<Value> elements = new ArrayList<>();
        skipBlank();
        while (!take(end)) {
            elements.add(value(depth + 1));
            separator(end);
        }
        // Text in parentheses is text, and no tuple.
        boolean text = end == ')' && elements.size() == 1;
        return text ? elements.get(0) : new Value.Elements(line, elements);
    }

    private Value dict(int line, int depth) throws SyntaxException {
        Map<String, Value> entries = new LinkedHashMap<>();
        skipBlank();
        while (!take('}')) {
            String key = scalar();
            skipBlank();
            if (!take(':')) {
                throw unexpected();
            }
            entries.put(key, value(depth + 1));
            separator('}');
        }
        return new Value.Entries(line, entries);
    }

    private void separator(char end) throws SyntaxException {
        skipBlank();
        boolean comma = take(',');
        skipBlank();
        if (!comma && (at >= text.length() || text.charAt(at) != end)) {
            throw unexpected();
        }
    }

    private String scalar() throws SyntaxException {
        Matcher opening = OPENING.matcher(text).region(at, text.length());
        if (opening.lookingAt()) {
            return strings();
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw unexpected();
        }
        boolean data =
                List.of("True", "False", "None").contains(word.group())
                        || !Character.isLetter(word.group().charAt(0));
        if (!data) {
            throw new SyntaxException(
                    line(), "\"%s\" is code, and only data is read".formatted(word.group()));
        }
        at = word.end();
        return word.group().equals("None") ? "" : word.group();
    }

    /** Adjacent strings are one. */
    private String strings() throws SyntaxException {
        StringBuilder all = new StringBuilder();
        Matcher opening = OPENING.matcher(text).region(at, text.length());
        while (opening.lookingAt()) {
            at = opening.end();
            String inner = upTo(opening.group(2));
            all.append(opening.group(1).equalsIgnoreCase("r") ? inner : unescaped(inner));
            int end = at;
            skipBlank();
            opening.region(at, text.length());
            if (!opening.lookingAt()) {
                at = end;
                break;
            }
        }
        return all.toString();
    }

    /** The text up to the quotes that end a string, which are skipped. */
    private String upTo(String quotes) throws SyntaxException {
        int start = at;
        int line = line();
        while (at < text.length() && !text.startsWith(quotes, at)) {
            if (text.charAt(at) == '\n' && quotes.length() == 1) {
                throw new SyntaxException(line, "a string does not end in its line");
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new SyntaxException(line, "a string does not end");
        }
        String inner = text.substring(start, at);
        at += quotes.length();
        return inner;
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        it ->
                                Matcher.quoteReplacement(
                                        ESCAPED.contains(it.group(1))
                                                ? it.group()
                                                : "\\" + it.group()))
                .translateEscapes();
    }

    private boolean take(char character) {
        boolean found = at < text.length() && text.charAt(at) == character;
        at += found ? 1 : 0;
        return found;
    }

    private void skipBlank() {
        Matcher blank = BLANK.matcher(text).region(at, text.length());
        at = blank.lookingAt() ? blank.end() : at;
    }

    private int line() {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private SyntaxException unexpected() {
        return new SyntaxException(
                line(),
                at < text.length()
                        ? "unexpected \"%s\", where only data is read".formatted(text.charAt(at))
                        : "the list does not end");
    }

    /** The file is not data. */
    static final class SyntaxException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        SyntaxException(int line, String problem) {
            super(problem);
            this.line = line;
        }

        int line() {
            return line;
        }
    }
}
