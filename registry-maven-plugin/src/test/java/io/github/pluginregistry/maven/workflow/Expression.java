package io.github.pluginregistry.maven.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of GitHub's expressions as action.yml uses: comparisons, {@code && || !}, and two
 * functions. A value is its text; the empty text and {@code false} are false. Anything else is an
 * error, so that no test passes without evaluating it.
 */
final class Expression {

    private static final Pattern PLACE = Pattern.compile("\\$\\{\\{(.*?)}}");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:'([^']*)'|([A-Za-z][\\w.-]*)|(&&|\\|\\||==|!=|[!(),]))");

    private final List<Matcher> tokens = new ArrayList<>();
    private final UnaryOperator<String> contexts;
    private int at;

    private Expression(String text, UnaryOperator<String> contexts) {
        this.contexts = contexts;
        int from = 0;
        while (!text.substring(from).isBlank()) {
            Matcher token = TOKEN.matcher(text).region(from, text.length());
            if (!token.lookingAt()) {
                throw new IllegalArgumentException("not understood: " + text.substring(from));
            }
            tokens.add(token);
            from = token.end();
        }
    }

    /**
     * The text with the value of each expression in its place.
     *
     * @param contexts from a name such as {@code inputs.branch} to its value
     */
    static String expand(String text, UnaryOperator<String> contexts) {
        return PLACE.matcher(text)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        new Expression(place.group(1), contexts).value()));
    }

    static boolean isTrue(String value) {
        return !value.isEmpty() && !value.equals("false");
    }

    private String value() {
        String value = either();
        if (at < tokens.size()) {
            throw new IllegalArgumentException("not understood: " + tokens.get(at).group());
        }
        return value;
    }

    private String either() {
        String value = both();
        while (takes("||")) {
            String other = both();
            value = isTrue(value) ? value : other;
        }
        return value;
    }

    private String both() {
        String value = comparison();
        while (takes("&&")) {
            String other = comparison();
            value = isTrue(value) ? other : value;
        }
        return value;
    }

    private String comparison() {
        String value = single();
        if (takes("==")) {
            return String.valueOf(value.equalsIgnoreCase(single()));
        }
        if (takes("!=")) {
            return String.valueOf(!value.equalsIgnoreCase(single()));
        }
        return value;
    }

    private String single() {
        if (takes("!")) {
            return String.valueOf(!isTrue(single()));
        }
        if (takes("(")) {
            String value = either();
            expect(")");
            return value;
        }
        Matcher token = tokens.get(at++);
        if (token.group(1) != null) {
            return token.group(1);
        }
        return takes("(") ? call(token.group(2)) : contexts.apply(token.group(2));
    }

    private String call(String function) {
        List<String> arguments = new ArrayList<>();
        while (!takes(")")) {
            arguments.add(either());
            takes(",");
        }
        return switch (function) {
            case "cancelled" -> "false";
            case "endsWith" -> String.valueOf(arguments.get(0).endsWith(arguments.get(1)));
            default -> throw new IllegalArgumentException("not understood: " + function);
        };
    }

    private boolean takes(String sign) {
        boolean next = at < tokens.size() && sign.equals(tokens.get(at).group(3));
        at += next ? 1 : 0;
        return next;
    }

    private void expect(String sign) {
        if (!takes(sign)) {
            throw new IllegalArgumentException("no " + sign);
        }
    }
}
