package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.file.Fingerprint;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells findings of one run from each other, and knows them again in the next. Lines move, entries
 * move within a list, and what is found changes with each release; the rule, the file, the plugin
 * and the key stay.
 */
final class Identity {

    private final Map<String, Integer> seen = new HashMap<>();

    /** A short text for a finding; of several that nothing tells apart, each is given its turn. */
    String of(Finding finding, Location location) {
        String what =
                String.join(
                        "\n",
                        finding.rule().id(),
                        location.path(),
                        finding.plugin(),
                        key(finding.spot().pointer()));
        return Fingerprint.of(what).substring(0, 32) + ":" + seen.merge(what, 1, Integer::sum);
    }

    /** The pointer, without the places of values in their lists. */
    private static String key(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "/*");
    }
}
