package io.github.pluginregistry.core.testing;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that mean something to some reader of Markdown, or of a log. */
public final class HostileText {

    private static final int LONG = 1024 * 1024;

    private static final List<String> FRAGMENTS =
            List.of(
                    "a",
                    "B",
                    "1",
                    " ",
                    "  ",
                    "-",
                    "--",
                    "+",
                    "*",
                    "**",
                    "_",
                    "__",
                    "`",
                    "``",
                    "```",
                    "~",
                    "~~",
                    "~~~",
                    "#",
                    "##",
                    "=",
                    "===",
                    ">",
                    "|",
                    "||",
                    "\\",
                    "\\\\",
                    "[",
                    "]",
                    "(",
                    ")",
                    "[x](https://a.example)",
                    "![x](y)",
                    "[^1]",
                    "[x]: https://a.example",
                    "[x](javascript:alert(1))",
                    "<javascript:alert(1)>",
                    "<img src=x onerror=alert(1)>",
                    "<script>alert(1)</script>",
                    "<",
                    "<b>",
                    "</td>",
                    "<!--",
                    "-->",
                    "<https://a.example>",
                    "&",
                    "&amp;",
                    "&#124;",
                    "&lt;",
                    ";",
                    ":",
                    ":-",
                    ":rocket:",
                    "$",
                    "$x$",
                    "@",
                    "@octocat",
                    "me@a.example",
                    "www.a.example",
                    "WWW.a.example",
                    "https://a.example",
                    "ftp://a.example",
                    "1.",
                    "1)",
                    "123456789.",
                    "!",
                    "{",
                    "}",
                    "{{x}}",
                    "::error::x",
                    "##[error]x",
                    "é",
                    "日本",
                    "🚀",
                    "\u00a0",
                    "\u200d",
                    "⟨",
                    "⟨empty⟩",
                    "⟨U+000A⟩");

    private static final List<String> INVISIBLE =
            List.of(
                    "\t",
                    "\r",
                    "\0",
                    "\u001b[31m",
                    "\u007f",
                    "\u0085",
                    "\r\n",
                    "\u2028",
                    "\u2029",
                    "\u00ad",
                    "\u061c",
                    "\u200b",
                    "\u200e",
                    "\u200f",
                    "\u202e",
                    "\u2060",
                    "\u2069",
                    "\ufeff",
                    "\udb40\udc41",
                    "\ud800",
                    "\udc00");

    private HostileText() {}

    /** Every single text that means something to some reader, and a long one. */
    public static List<String> samples() {
        return Stream.of(FRAGMENTS, INVISIBLE, List.of("x".repeat(LONG), "*!".repeat(LONG / 2)))
                .flatMap(List::stream)
                .toList();
    }

    /** One line of anything. */
    public static Arbitrary<String> line() {
        return sentences(
                Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.of(FRAGMENTS)),
                        Tuple.of(1, Arbitraries.of(INVISIBLE))));
    }

    /** Any number of lines of anything. */
    public static Arbitrary<String> text() {
        return line().list().ofMaxSize(4).map(lines -> String.join("\n", lines));
    }

    private static Arbitrary<String> sentences(Arbitrary<String> fragments) {
        return fragments.list().ofMaxSize(7).map(words -> String.join("", words));
    }
}
