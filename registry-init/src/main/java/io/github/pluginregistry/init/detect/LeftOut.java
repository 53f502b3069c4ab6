package io.github.pluginregistry.init.detect;

import java.util.Comparator;

/**
 * Tags with versions that probably belong to no plugin.
 *
 * @param plugin the plugin that they would be
 * @param reason why they are left out, as a phrase
 */
public record LeftOut(DetectedPlugin plugin, String reason) implements Comparable<LeftOut> {

    private static final Comparator<LeftOut> ORDER =
            Comparator.comparing(LeftOut::reason).thenComparing(it -> it.plugin.tagPattern());

    @Override
    public int compareTo(LeftOut other) {
        return ORDER.compare(this, other);
    }
}
