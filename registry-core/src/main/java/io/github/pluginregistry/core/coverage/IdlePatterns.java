package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.match.PrefixesInUse;
import io.github.pluginregistry.core.match.TagPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the patterns, today's and former ones, that match no tag of their repository. */
final class IdlePatterns {

    private static final String TODAY = "tagPattern";
    private static final String FORMER = "formerTagPatterns";

    private final Ground ground;

    IdlePatterns(Ground ground) {
        this.ground = ground;
    }

    /** A pattern that matches nothing, and the key that it stands under. */
    private record Idle(PluginDefinition plugin, TagPattern pattern, String key) {}

    List<Observation> observe() {
        List<Idle> idle = ground.plugins().stream().flatMap(this::idle).toList();
        if (ground.tags().isEmpty() || idle.isEmpty()) {
            return List.of();
        }
        PrefixesInUse prefixes = PrefixesInUse.of(ground.tags());
        return idle.stream().map(it -> observation(it, prefixes)).toList();
    }

    private Stream<Idle> idle(PluginDefinition plugin) {
        Selection selection = plugin.selection();
        return Stream.concat(
                        Stream.of(new Idle(plugin, selection.tagPattern(), TODAY)),
                        selection.formerTagPatterns().stream()
                                .map(pattern -> new Idle(plugin, pattern, FORMER)))
                .filter(it -> ground.tagsOf(it.pattern()).findAny().isEmpty());
    }

    private Observation observation(Idle idle, PrefixesInUse prefixes) {
        PluginDefinition plugin = idle.plugin();
        String prefix = idle.pattern().literalPrefix();
        Optional<String> nearest =
                prefixes.nearestTo(prefix).filter(inUse -> !inUse.equals(prefix));
        String found =
                "\"%s\" matches none of the %d tags of %s"
                        .formatted(idle.pattern(), ground.tags().size(), ground.repository());
        return new Observation(
                Observation.Kind.IDLE_PATTERN,
                List.of(plugin.id()),
                ground.repository(),
                idle.key(),
                nearest.map(inUse -> found + "; the nearest prefix in use is \"" + inUse + "\"")
                        .orElse(found),
                "%s %s in %s"
                        .formatted(cure(idle, nearest), idle.key(), plugin.positionOf(idle.key())));
    }

    /** A plugin that waits for its first release has nothing to correct. */
    private static String cure(Idle idle, Optional<String> nearest) {
        if (idle.key().equals(FORMER)) {
            return "correct it or take it out of";
        }
        return nearest.isPresent() ? "correct" : "unless nothing is released yet, correct";
    }
}
