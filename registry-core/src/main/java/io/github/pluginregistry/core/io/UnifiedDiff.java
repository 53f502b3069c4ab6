package io.github.pluginregistry.core.io;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A unified diff of two texts for people: of bounded size, and with nothing hidden in it. */
final class UnifiedDiff {

    /** How many lines are shown around a difference, as everywhere. */
    private static final int AROUND = 3;

    /** The maximum number of lines; git shows the rest. */
    private static final int SHOWN = 40;

    private static final int WIDTH = 200;
    private static final int BOUND = 10 * WIDTH;

    /**
     * How many lines from the first difference on are looked at. A thousand lines against a
     * thousand others take a tenth of a second; the time grows with the square of their number.
     */
    private static final int LOOKED_AT = 1000;

    private final List<String> before;
    private final List<String> after;
    private final int head;
    private final int beforeEnd;
    private final int afterEnd;
    private final boolean whole;

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.head = commonHead();
        int tail = commonTail();
        this.beforeEnd = Math.min(before.size() - tail, head + LOOKED_AT);
        this.afterEnd = Math.min(after.size() - tail, head + LOOKED_AT);
        this.whole = beforeEnd + tail == before.size() && afterEnd + tail == after.size();
    }

    /**
     * Compares two texts line by line.
     *
     * @return lines of at most 200 characters and a sign, without one at the end
     */
    static String of(String before, String after, String name) {
        return String.join("\n", new UnifiedDiff(lines(before), lines(after)).shownAs(name));
    }

    private List<String> shownAs(String name) {
        List<String> all =
                UnifiedDiffUtils.generateUnifiedDiff("", "", bounded(before), patch(), AROUND)
                        .stream()
                        .skip(2)
                        .flatMap(UnifiedDiff::shown)
                        .toList();
        List<String> shown = new ArrayList<>(List.of("--- as it is", "+++ " + name));
        all.stream().limit(SHOWN).forEach(shown::add);
        if (!whole) {
            shown.add("… and more, further down");
        } else if (all.size() > SHOWN) {
            int rest = all.size() - SHOWN;
            shown.add("… and %d more %s".formatted(rest, rest == 1 ? "line" : "lines"));
        }
        return shown;
    }

    /** A line of the diff; what comes of a text's last line says where no line break ends it. */
    private static Stream<String> shown(String line) {
        boolean ended = line.endsWith("\n");
        String text = line.substring(1, line.length() - (ended ? 1 : 0));
        String shown = line.charAt(0) + LogSanitizer.of(text, WIDTH);
        return ended || line.startsWith("@@")
                ? Stream.of(line.charAt(0) == ' ' ? shown : withVisibleEnd(shown))
                : Stream.of(shown, "\\ no line break at the end");
    }

    private static String withVisibleEnd(String line) {
        return line.endsWith(" ") ? line.substring(0, line.length() - 1) + "⟨U+0020⟩" : line;
    }

    private Patch<String> patch() {
        // Each call sorts the list anew.
        List<AbstractDelta<String>> deltas =
                DiffUtils.diff(before.subList(head, beforeEnd), after.subList(head, afterEnd))
                        .getDeltas();
        Patch<String> patch = new Patch<>();
        deltas.stream()
                .map(delta -> delta.withChunks(moved(delta.getSource()), moved(delta.getTarget())))
                .filter(delta -> !isLeftOver(delta) || deltas.size() == 1)
                .forEach(patch::addDelta);
        return patch;
    }

    /** Whether a difference is none of the texts but of where looking at them ended. */
    private boolean isLeftOver(AbstractDelta<String> delta) {
        return !whole
                && (delta.getSource().last() + 1 == beforeEnd
                        || delta.getTarget().last() + 1 == afterEnd);
    }

    private Chunk<String> moved(Chunk<String> chunk) {
        return new Chunk<>(chunk.getPosition() + head, bounded(chunk.getLines()));
    }

    /** What is shown of lines, and some more; the library would copy megabytes several times. */
    private static List<String> bounded(List<String> lines) {
        return lines.stream().map(UnifiedDiff::bounded).toList();
    }

    private static String bounded(String line) {
        return line.length() <= BOUND
                ? line
                : line.substring(0, BOUND) + (line.endsWith("\n") ? "\n" : "");
    }

    private int commonHead() {
        int most = Math.min(before.size(), after.size());
        int same = 0;
        while (same < most && before.get(same).equals(after.get(same))) {
            same++;
        }
        return same;
    }

    private int commonTail() {
        int most = Math.min(before.size(), after.size()) - head;
        int same = 0;
        while (same < most
                && before.get(before.size() - 1 - same)
                        .equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        return same;
    }

    /** The lines of a text, each with its end. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            lines.add(text.substring(start, end == 0 ? text.length() : end));
            start = end == 0 ? text.length() : end;
        }
        return lines;
    }
}
