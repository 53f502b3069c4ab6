package io.github.pluginregistry.core.check;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One thing that is wrong with a published registry.
 *
 * @param rule the rule that is broken, for example {@code not-in-step}
 * @param file the file it is about
 * @param line the line in that file, counted from 1, or 0 for the file as a whole
 * @param subject the plugin or the place in the file, for people; may be empty
 * @param message what was found and what was expected, a phrase
 * @param cure what to do, an imperative phrase
 */
public record Finding(String rule, Path file, int line, String subject, String message, String cure)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::file)
                    .thenComparing(Finding::line)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::subject)
                    .thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /**
     * One line for people: place, subject, what is wrong, what to do, and the rule.
     *
     * @param directory where the file's path is to start from
     */
    public String seenFrom(Path directory) {
        return "%s%s: %s%s; %s [%s]"
                .formatted(
                        file.startsWith(directory) ? directory.relativize(file) : file,
                        line > 0 ? ":" + line : "",
                        subject.isEmpty() ? "" : subject + ": ",
                        message,
                        cure,
                        rule);
    }
}
