package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.match.Nearest;
import io.github.pluginregistry.core.match.TagPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the patterns, today's and former ones, that match no tag of their repository. */
final class IdlePatterns {

    private final Ground ground;

    IdlePatterns(Ground ground) {
        this.ground = ground;
    }

    List<Observation> observe() {
        return ground.tags().isEmpty()
                ? List.of()
                : ground.plugins().stream().flatMap(this::observe).toList();
    }

    private Stream<Observation> observe(PluginDefinition plugin) {
        TagPattern today = plugin.selection().tagPattern();
        Stream<Observation> current =
                Stream.of(today)
                        .filter(this::isIdle)
                        .map(
                                pattern ->
                                        observation(
                                                plugin, pattern, "tagPattern", cureOf(pattern)));
        Stream<Observation> former =
                plugin.selection().formerTagPatterns().stream()
                        .filter(this::isIdle)
                        .map(
                                pattern ->
                                        observation(
                                                plugin,
                                                pattern,
                                                "formerTagPatterns",
                                                "correct it or take it out of"));
        return Stream.concat(current, former);
    }

    private boolean isIdle(TagPattern pattern) {
        return ground.tags().stream().noneMatch(tag -> pattern.version(tag).isPresent());
    }

    /** A plugin that waits for its first release has nothing to correct. */
    private String cureOf(TagPattern pattern) {
        return nearest(pattern).isPresent() ? "correct" : "unless nothing is released yet, correct";
    }

    private Observation observation(
            PluginDefinition plugin, TagPattern pattern, String key, String cure) {
        String found =
                "\"%s\" matches none of the %d tags of %s"
                        .formatted(pattern, ground.tags().size(), ground.repository());
        return new Observation(
                Observation.Kind.IDLE_PATTERN,
                List.of(plugin.id()),
                ground.repository(),
                nearest(pattern)
                        .map(inUse -> found + "; the nearest prefix in use is \"" + inUse + "\"")
                        .orElse(found),
                "%s %s in %s".formatted(cure, key, plugin.positionOf(key)));
    }

    private Optional<String> nearest(TagPattern pattern) {
        return Nearest.prefix(pattern.literalPrefix(), ground.tags())
                .filter(inUse -> !inUse.equals(pattern.literalPrefix()));
    }
}
