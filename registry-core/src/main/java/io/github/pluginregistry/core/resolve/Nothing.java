package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Ruling;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why no version of a plugin counts, from the least to the most that was found. */
final class Nothing {

    private final PluginDefinition plugin;
    private final Selection selection;
    private final RepositoryId repository;
    private final Choice choice;
    private final Listing listing;

    Nothing(PluginDefinition plugin, RepositoryId repository, Choice choice, Listing listing) {
        this.plugin = plugin;
        this.selection = plugin.selection();
        this.repository = repository;
        this.choice = choice;
        this.listing = listing;
    }

    Reason reason(Severity severity) {
        if (choice.candidates().isEmpty()) {
            return noMatch(severity);
        }
        if (selection.pin().isPresent()) {
            return notPinned(severity, selection.pin().get());
        }
        if (choice.prerelease().isPresent()) {
            return new Reason(
                    severity,
                    "only prereleases are out, the newest is " + choice.prerelease().get().text(),
                    "set includePrereleases in %s to publish them"
                            .formatted(plugin.positionOf("")));
        }
        if (!choice.with(Standing.IGNORED).isEmpty()) {
            return new Reason(
                    severity,
                    "every version that matches %s is ignored".formatted(patterns()),
                    "look at ignore in " + plugin.positionOf("ignore"));
        }
        return new Reason(
                severity,
                "%s %s, and none counts, for example %s: %s"
                        .formatted(
                                count(choice.candidates().size(), "tag matches", "tags match"),
                                patterns(),
                                choice.candidates().get(0).release().tag(),
                                choice.candidates().get(0).reason()),
                "correct versionScheme or tagPattern in " + plugin.positionOf("tagPattern"));
    }

    /** A pinned version may be there and not count; then its own reason is told. */
    private Reason notPinned(Severity severity, Ruling pin) {
        Optional<Candidate> pinned =
                choice.candidates().stream()
                        .filter(candidate -> candidate.text().equals(pin.version()))
                        .findFirst();
        if (pinned.isPresent()) {
            return new Reason(
                    severity,
                    "the pinned version %s does not count: %s"
                            .formatted(pin.version(), pinned.get().reason()),
                    "correct pin in " + plugin.positionOf("pin"));
        }
        return new Reason(
                severity,
                "the pinned version %s is not among the %s %s"
                        .formatted(
                                pin.version(),
                                count(
                                        choice.candidates().size(),
                                        "tag that matches",
                                        "tags that match"),
                                patterns()),
                "correct pin in " + plugin.positionOf("pin"));
    }

    private Reason noMatch(Severity severity) {
        if (selection.source() == SourceKind.RELEASES) {
            return noRelease(severity);
        }
        String found =
                "no tag matches %s among %s of %s"
                        .formatted(
                                patterns(),
                                count(listing.releases().size(), "tag", "tags"),
                                repository);
        String prefix = selection.tagPattern().literalPrefix();
        Optional<String> nearest =
                listing.prefixes().nearestTo(prefix).filter(inUse -> !inUse.equals(prefix));
        return new Reason(
                severity,
                nearest.map(inUse -> found + "; the nearest prefix in use is \"" + inUse + "\"")
                        .orElse(found),
                severity == Severity.LASTING || nearest.isPresent()
                        ? "correct tagPattern in " + plugin.positionOf("tagPattern")
                        : "it stays unknown until the first release");
    }

    private Reason noRelease(Severity severity) {
        return new Reason(
                severity,
                "no release matches %s among %s of %s"
                        .formatted(
                                patterns(),
                                count(listing.releases().size(), "release", "releases"),
                                repository),
                "publish a release, or let tags count by source: tags in "
                        + plugin.positionOf("source"));
    }

    private String patterns() {
        return selection.tagPatterns().stream()
                .map(TagPattern::toString)
                .collect(Collectors.joining("\" or \"", "\"", "\""));
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
