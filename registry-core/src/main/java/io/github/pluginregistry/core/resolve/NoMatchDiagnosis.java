package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.PatternSuggestions.PatternSuggestion;
import io.github.pluginregistry.core.version.TagPattern;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why no tag matches the patterns of a plugin.
 *
 * @param suggested a pattern that matches some
 */
record NoMatchDiagnosis(
        PluginDefinition plugin,
        RepositoryUrl repository,
        TagIndex listing,
        @Nullable PatternSuggestion suggested) {

    /**
     * The problem that a version was published without ever being tagged, as registries of other
     * programs have it. A version that was published with its tag had one; and where the pattern
     * may be misspelt, or the repository lists nothing, it is not known.
     */
    Optional<ResolutionProblem> neverTagged(LatestRelease published) {
        boolean unheardOf =
                published.tag().isEmpty()
                        && selection().source() != SourceKind.RELEASES
                        && listing.count("") > 0
                        && suggested == null;
        return unheardOf
                ? Optional.of(
                        new ResolutionProblem(
                                Rule.WITHDRAWN,
                                Impact.WARNING,
                                "%s is published, but no tag has it: %s"
                                        .formatted(published.version(), noTagMatches()),
                                "tell those who use %s".formatted(published.version())))
                : Optional.empty();
    }

    /** Why no tag matches. */
    ResolutionProblem reason(Impact severity) {
        return Optional.ofNullable(suggested)
                .map(it -> suggesting(severity, it))
                .orElseGet(
                        () ->
                                new ResolutionProblem(
                                        severity,
                                        noTagMatches(),
                                        severity == Impact.PERMANENT
                                                ? "correct tagPattern in "
                                                        + plugin.positionOf("tagPattern")
                                                : "it stays unknown until the first release"));
    }

    private ResolutionProblem suggesting(Impact severity, PatternSuggestion it) {
        return new ResolutionProblem(
                severity,
                "%s, and %d %s \"%s\""
                        .formatted(
                                noTagMatches(),
                                it.matching(),
                                it.matching() == 1 ? "matches" : "match",
                                it.pattern()),
                correction(it) + ", if that is what you meant");
    }

    private String noTagMatches() {
        String folder = TagPrefixes.folder(selection().tagPattern().literalPrefix());
        String place = listing.covers("") ? "" : " in " + folder;
        long tags = listing.count(listing.covers("") ? "" : folder);
        if (tags == 0 && place.isEmpty()) {
            return "%s has no tags".formatted(repository);
        }
        return "no tag matches %s among %s%s of %s"
                .formatted(patterns(), count(tags, "tag", "tags"), place, repository);
    }

    /** The patterns, as in {@code no tag matches ...}. */
    String patterns() {
        return selection().tagPatterns().stream()
                .map(TagPattern::toString)
                .collect(Collectors.joining("\" or \"", "\"", "\""));
    }

    /** How to correct the pattern. */
    String correction(PatternSuggestion it) {
        return "write tagPattern: \"%s\" in %s"
                .formatted(it.pattern(), plugin.positionOf("tagPattern"));
    }

    private VersionSelection selection() {
        return plugin.selection();
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
