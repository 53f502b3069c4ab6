package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the tags that several plugins of one repository claim. */
final class ContestedTags {

    /** As many are named as it takes to see what is meant. */
    private static final int EXAMPLES = 3;

    private final Ground ground;

    ContestedTags(Ground ground) {
        this.ground = ground;
    }

    /** One observation for each set of plugins that claim the same tags. */
    List<Observation> observe() {
        Map<List<PluginDefinition>, List<String>> claims = new LinkedHashMap<>();
        for (String tag : ground.tags()) {
            List<PluginDefinition> claimants = ground.contestantsOf(tag);
            if (claimants.size() > 1 && !ground.isIgnored(tag) && !areReleasedTogether(claimants)) {
                claims.computeIfAbsent(claimants, any -> new ArrayList<>()).add(tag);
            }
        }
        return claims.entrySet().stream()
                .map(entry -> observation(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Who writes the same pattern for several plugins releases them together. */
    private static boolean areReleasedTogether(List<PluginDefinition> claimants) {
        return claimants.stream().map(it -> it.selection().tagPattern()).distinct().count() == 1;
    }

    private Observation observation(List<PluginDefinition> claimants, List<String> tags) {
        String examples = tags.stream().limit(EXAMPLES).collect(Collectors.joining(", "));
        return new Observation(
                Observation.Kind.CONTESTED_TAGS,
                Ground.ids(claimants),
                ground.repository(),
                "tagPattern",
                "%s of %s %s claimed by each of them: %s%s"
                        .formatted(
                                tags.size() == 1 ? "1 tag" : tags.size() + " tags",
                                ground.repository(),
                                tags.size() == 1 ? "is" : "are",
                                examples,
                                tags.size() > EXAMPLES ? ", ..." : ""),
                "narrow the patterns in %s, or write the same pattern for each if they are released together"
                        .formatted(
                                claimants.stream()
                                        .map(plugin -> plugin.positionOf("tagPattern").toString())
                                        .distinct()
                                        .collect(Collectors.joining(" and "))));
    }
}
