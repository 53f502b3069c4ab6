package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.version.PatternSuggestions;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds current and former patterns that match no tag of their repository. */
record UnmatchedPatterns(RepositoryCoverage ground) {

    private static final String TODAY = "tagPattern";
    private static final String FORMER = "formerTagPatterns";

    /** A pattern without matches, and its key in the definition. */
    private record Idle(PluginDefinition plugin, TagPattern pattern, String key) {}

    List<CoverageWarning> observe() {
        List<Idle> idle = ground.plugins().stream().flatMap(this::idle).toList();
        if (ground.tags().isEmpty() || idle.isEmpty()) {
            return List.of();
        }
        PatternSuggestions suggestions = PatternSuggestions.of(ground.tags());
        return idle.stream().map(it -> observation(it, suggestions)).toList();
    }

    private Stream<Idle> idle(PluginDefinition plugin) {
        VersionSelection selection = plugin.selection();
        return Stream.concat(
                        Stream.of(new Idle(plugin, selection.tagPattern(), TODAY)),
                        selection.formerTagPatterns().stream()
                                .map(pattern -> new Idle(plugin, pattern, FORMER)))
                .filter(it -> !ground.isIgnored(it.pattern()))
                .filter(it -> ground.tagsOf(it.pattern()).findAny().isEmpty());
    }

    private CoverageWarning observation(Idle idle, PatternSuggestions suggestions) {
        PluginDefinition plugin = idle.plugin();
        VersionSelection selection = plugin.selection();
        Optional<PatternSuggestion> suggestion =
                suggestions
                        .suggest(
                                idle.pattern(),
                                text -> selection.scheme().parse(text).isPresent(),
                                tag -> ground.isTaken(tag, plugin))
                        .filter(it -> !selection.tagPatterns().contains(it.pattern()));
        String suggested = suggestion.map(it -> it.pattern().toString()).orElse("");
        return new CoverageWarning(
                CoverageWarning.Kind.IDLE_PATTERN,
                List.of(plugin.id()),
                ground.repository(),
                idle.key(),
                "\"%s\" matches none of the %d tags of %s%s"
                        .formatted(
                                idle.pattern(),
                                ground.tags().size(),
                                ground.repository(),
                                suggestion.map(UnmatchedPatterns::described).orElse("")),
                "%s in %s".formatted(remedy(idle, suggested), plugin.positionOf(idle.key())),
                suggested);
    }

    private static String described(PatternSuggestion suggestion) {
        return ", and %d %s \"%s\""
                .formatted(
                        suggestion.matching(),
                        suggestion.matching() == 1 ? "matches" : "match",
                        suggestion.pattern());
    }

    /** A plugin that waits for its first release has nothing to correct. */
    private static String remedy(Idle idle, String suggested) {
        boolean former = idle.key().equals(FORMER);
        if (suggested.isEmpty()) {
            return former
                    ? "correct it or remove it from formerTagPatterns"
                    : "unless nothing is released yet, correct tagPattern";
        }
        return former
                ? "write \"%s\" instead, or remove it from formerTagPatterns".formatted(suggested)
                : "write tagPattern: \"%s\"".formatted(suggested);
    }
}
