package io.github.pluginregistry.core.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is not as it should be.
 *
 * @param file where it stands
 * @param before its text on disk, with what is no UTF-8 shown as replacement characters; empty
 *     where there is no file
 * @param after the text it should have
 */
public record FileChange(Path file, Optional<String> before, String after) {

    /**
     * The first line, counted from 1, in which both texts differ.
     *
     * @return 1 where there is no file yet
     */
    public int firstDifference() {
        String found = before.orElse("");
        int same = 0;
        int line = 1;
        while (same < found.length()
                && same < after.length()
                && found.charAt(same) == after.charAt(same)) {
            line += found.charAt(same) == '\n' ? 1 : 0;
            same++;
        }
        return line;
    }

    /** Whether the texts differ in nothing but the ends of some lines. */
    public boolean isLineEndingsOnly() {
        return before.filter(text -> text.replace("\r\n", "\n").equals(after)).isPresent();
    }
}
