package io.github.pluginregistry.core.io;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file whose text on disk differs from the rendered one.
 *
 * @param found its text on disk, with what is no UTF-8 shown as replacement characters; null where
 *     there is no file
 */
public record FileChange(Path file, @Nullable String found, String after) {

    /** Its text on disk; empty where there is no file. */
    public Optional<String> before() {
        return Optional.ofNullable(found);
    }

    /**
     * The first line, counted from 1, in which both texts differ.
     *
     * @return 1 where there is no file yet
     */
    public int firstDifference() {
        String before = before().orElse("");
        int same = 0;
        int line = 1;
        while (same < before.length()
                && same < after.length()
                && before.charAt(same) == after.charAt(same)) {
            line += before.charAt(same) == '\n' ? 1 : 0;
            same++;
        }
        return line;
    }

    /** Whether the texts differ in nothing but the ends of some lines. */
    public boolean isLineEndingsOnly() {
        return before().filter(text -> unified(text).equals(after)).isPresent();
    }

    /**
     * What differs, for people to look at: a unified diff of at most some forty lines, with what
     * hides spelled out. Line endings are mentioned only where nothing else differs.
     *
     * @return lines, the last one without an end; empty where there is no file yet
     */
    public String difference() {
        return difference("as it should be");
    }

    /** The same. */
    public String difference(String after) {
        return before().map(
                        text ->
                                isLineEndingsOnly()
                                        ? lineEndings(text)
                                        : UnifiedDiff.of(unified(text), this.after, after))
                .orElse("");
    }

    private static String lineEndings(String text) {
        long windows = text.split("\r\n", -1).length - 1L;
        long all = text.chars().filter(it -> it == '\n').count();
        return "%d of its %d lines end in CR LF and the others in LF; nothing else differs"
                .formatted(windows, all);
    }

    private static String unified(String text) {
        return text.replace("\r\n", "\n");
    }
}
