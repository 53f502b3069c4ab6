package io.github.pluginregistry.core.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Documents that were valid before somebody laid hands on them. */
public final class Mutations {

    /** What has a meaning in YAML or JSON, and what no reader expects. */
    private static final List<String> TOKENS =
            List.of(
                    "",
                    " ",
                    "\n",
                    "\t",
                    ":",
                    ": ",
                    ",",
                    "-",
                    "- ",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "'",
                    "#",
                    "&a ",
                    "*a",
                    "!!x ",
                    "<<: ",
                    "? ",
                    "|\n",
                    ">\n",
                    "---\n",
                    "...\n",
                    "%YAML",
                    "~",
                    "null",
                    "true",
                    "no",
                    "0",
                    "-1",
                    "1e999999999",
                    "0x1F",
                    ".inf",
                    "NaN",
                    "\\u202e",
                    "\\ud800",
                    "\\",
                    "//",
                    "/*",
                    "://",
                    "../",
                    "{version}",
                    "**",
                    "\u0000",
                    "\u001b[31m",
                    "\u0085",
                    "\u2028",
                    "\u202e",
                    "\ufeff",
                    "\ud83d\ude00",
                    "\u00e4");

    private Mutations() {}

    /** A document after some mutations; sometimes after none. */
    public static Arbitrary<String> of(String document) {
        return mutation().list().ofMaxSize(4).map(all -> applied(document, all));
    }

    /** The same as UTF-8, or as bytes that are hardly text any more. */
    public static Arbitrary<byte[]> bytesOf(String document) {
        Arbitrary<byte[]> text = of(document).map(it -> it.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> torn =
                Combinators.combine(text, Arbitraries.integers().between(0, 1 << 20), anyByte())
                        .as(Mutations::withByte);
        Arbitrary<byte[]> noise = anyByte().array(byte[].class).ofMaxSize(60);
        return Arbitraries.frequencyOf(Tuple.of(6, text), Tuple.of(2, torn), Tuple.of(1, noise));
    }

    private static Arbitrary<Byte> anyByte() {
        return Arbitraries.bytes();
    }

    private static byte[] withByte(byte[] bytes, int at, byte value) {
        byte[] torn = bytes.clone();
        if (torn.length > 0) {
            torn[at % torn.length] = value;
        }
        return torn;
    }

    private static String applied(String document, List<UnaryOperator<String>> mutations) {
        String text = document;
        for (UnaryOperator<String> mutation : mutations) {
            text = mutation.apply(text);
        }
        return text;
    }

    private static Arbitrary<UnaryOperator<String>> mutation() {
        Arbitrary<Double> place = Arbitraries.doubles().between(0, 1);
        Arbitrary<String> token =
                Arbitraries.oneOf(
                        Arbitraries.of(TOKENS),
                        Arbitraries.strings().ofMaxLength(8),
                        Arbitraries.of(HostileText.samples()).filter(text -> text.length() < 100));
        return Combinators.combine(place, place, token, Arbitraries.integers().between(0, 4))
                .as((from, to, text, kind) -> document -> mutated(document, from, to, text, kind));
    }

    private static String mutated(
            String document, double one, double other, String token, int kind) {
        int from = (int) (Math.min(one, other) * document.length());
        int to = (int) (Math.max(one, other) * document.length());
        String before = document.substring(0, from);
        String between = document.substring(from, to);
        String behind = document.substring(to);
        return switch (kind) {
            case 0 -> before + token + between + behind;
            case 1 -> before + token + behind;
            case 2 -> before + between + between + behind;
            case 3 -> before + token;
            default -> withValue(document, from, token);
        };
    }

    /** Another value in the place of one, where the document stays a document. */
    private static String withValue(String document, int from, String value) {
        int start = document.indexOf(": ", from);
        int end = start < 0 ? -1 : document.indexOf('\n', start);
        boolean comma = end > 0 && document.charAt(end - 1) == ',';
        return end < 0
                ? document
                : document.substring(0, start + 2)
                        + value
                        + (comma ? "," : "")
                        + document.substring(end);
    }
}
