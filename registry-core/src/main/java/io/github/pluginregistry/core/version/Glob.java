package io.github.pluginregistry.core.version;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * A glob: {@code *} stands for any run within one path segment, {@code **} for any run across
 * segments, {@code ?} for one character of a segment, and every other character for itself. It is a
 * chain of literal characters and wildcards.
 *
 * <p>A text is read once, character by character, with all the places in the chain that may be
 * reached so far: none is tried, given up and tried again. So matching takes time in proportion to
 * the text, at worst times the length of the glob.
 */
public record Glob(List<Element> elements) {

    /** One link of the chain. */
    public sealed interface Element permits Literal, Wildcard {

        /** Whether the element may stand for this code point. */
        boolean accepts(int character);

        /** Whether the element stands for a run, which may be empty, instead of one character. */
        boolean repeats();
    }

    /**
     * A character that stands for itself.
     *
     * @param character the code point
     */
    public record Literal(int character) implements Element {

        @Override
        public boolean accepts(int character) {
            return character == this.character;
        }

        @Override
        public boolean repeats() {
            return false;
        }
    }

    /** A character that stands for others. */
    public enum Wildcard implements Element {
        /** {@code ?} */
        CHARACTER,
        /** {@code *} */
        SEGMENT_RUN,
        /** {@code **} */
        RUN;

        @Override
        public boolean accepts(int character) {
            return this == RUN || character != '/';
        }

        @Override
        public boolean repeats() {
            return this != CHARACTER;
        }
    }

    /** Copies the list. */
    public Glob {
        elements = List.copyOf(elements);
    }

    /** Reads a glob; every text is one. */
    public static Glob of(String text) {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean run = text.startsWith("**", at);
            int character = text.codePointAt(at);
            elements.add(run ? Wildcard.RUN : element(character));
            at += run ? 2 : Character.charCount(character);
        }
        return new Glob(elements);
    }

    private static Element element(int character) {
        return switch (character) {
            case '*' -> Wildcard.SEGMENT_RUN;
            case '?' -> Wildcard.CHARACTER;
            default -> new Literal(character);
        };
    }

    /** The glob that matches every text backwards that this one matches forwards. */
    Glob reversed() {
        List<Element> reversed = new ArrayList<>(elements);
        Collections.reverse(reversed);
        return new Glob(reversed);
    }

    /** The literal characters before the first wildcard. */
    String literalPrefix() {
        StringBuilder prefix = new StringBuilder();
        for (Element element : elements) {
            if (!(element instanceof Literal literal)) {
                break;
            }
            prefix.appendCodePoint(literal.character());
        }
        return prefix.toString();
    }

    Glob withoutLiteralPrefix() {
        int literals = literalPrefix().codePointCount(0, literalPrefix().length());
        return new Glob(elements.subList(literals, elements.size()));
    }

    /** Whether the glob is one run within a segment, as in most patterns behind their prefix. */
    boolean isSegmentRun() {
        return elements.size() == 1 && elements.get(0) == Wildcard.SEGMENT_RUN;
    }

    /** Whether the glob matches the whole of a text. */
    public boolean matches(String text) {
        return matches(text.codePoints().toArray());
    }

    /** Whether the glob matches the whole of a text, given as code points. */
    boolean matches(int[] text) {
        return prefixes(text).get(text.length);
    }

    /** The lengths of all the prefixes of a text that the whole glob matches. */
    BitSet prefixes(int[] text) {
        BitSet lengths = new BitSet(text.length + 1);
        BitSet reached = new BitSet(elements.size() + 1);
        reach(0, reached);
        for (int length = 0; !reached.isEmpty(); length++) {
            lengths.set(length, reached.get(elements.size()));
            if (length == text.length) {
                break;
            }
            step(reached, text[length]);
        }
        return lengths;
    }

    /**
     * Goes on by one character from all the places at once. It takes the last place first: a step
     * leads no further back than it starts from, so what it reaches is behind it, and is not taken
     * for a place to start from.
     */
    private void step(BitSet reached, int character) {
        reached.clear(elements.size());
        for (int at = reached.length() - 1; at >= 0; at = reached.previousSetBit(at - 1)) {
            Element element = elements.get(at);
            reached.clear(at);
            if (element.accepts(character)) {
                reach(element.repeats() ? at : at + 1, reached);
            }
        }
    }

    /** Reaches a place and, since a run may be empty, all that only runs separate from it. */
    private void reach(int place, BitSet reached) {
        int at = place;
        // Whatever is behind a place that was reached before has been reached with it.
        while (!reached.get(at)) {
            reached.set(at);
            if (at < elements.size() && elements.get(at).repeats()) {
                at++;
            }
        }
    }
}
