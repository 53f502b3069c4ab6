package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.rule.Severity;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * One thing that is wrong with a registry. Nothing in it breaks a line but the detail.
 *
 * @param rule the rule that is broken
 * @param severity how much that weighs in this registry
 * @param spot where it is
 * @param plugin the id of the plugin it is about; empty if it is about none
 * @param found what was found there, a phrase
 * @param expected what was expected instead, a phrase; may be empty
 * @param cure what to do, an imperative phrase
 * @param detail more for people to look at, on lines of its own, for example a unified diff; may be
 *     empty
 */
public record Finding(
        Rule rule,
        Severity severity,
        Spot spot,
        String plugin,
        String found,
        String expected,
        String cure,
        String detail)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::spot)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::plugin)
                    .thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** What was found and what was expected, in one phrase. */
    public String message() {
        return expected.isEmpty() ? found : found + ", and " + expected + " is expected";
    }

    /** Which plugin, what is wrong, and what to do, in one line. */
    public String sentence() {
        return (plugin.isEmpty() ? "" : plugin + ": ") + message() + "; " + cure;
    }

    /**
     * One line for people: place, plugin, what is wrong, what to do, and the rule.
     *
     * @param directory where the file's path is to start from
     */
    public String seenFrom(Path directory) {
        return "%s: %s [%s]".formatted(spot.seenFrom(directory), sentence(), rule.id());
    }
}
