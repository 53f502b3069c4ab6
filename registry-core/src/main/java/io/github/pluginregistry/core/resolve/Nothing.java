package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Ruling;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.model.Latest;
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

    /**
     * That a version was published which nobody ever tagged, as registries of other programs have
     * it. What was published with its tag had one, and where a pattern is only misspelt or the
     * repository lists nothing, nobody knows.
     */
    Optional<Reason> neverTagged(Latest published) {
        boolean unheardOf =
                published.tag().isEmpty()
                        && selection.source() != SourceKind.RELEASES
                        && choice.candidates().isEmpty()
                        && !listing.releases().isEmpty()
                        && nearestPrefix().isEmpty();
        return unheardOf
                ? Optional.of(
                        new Reason(
                                Reason.Kind.WITHDRAWN,
                                Severity.NOTEWORTHY,
                                "%s is published, and nobody tagged it: %s"
                                        .formatted(published.version(), noTagMatches()),
                                "tell those who use %s".formatted(published.version())))
                : Optional.empty();
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
        if (choice.with(Standing.IGNORED).size() == choice.candidates().size()) {
            return new Reason(
                    severity,
                    "every version that matches %s is ignored".formatted(patterns()),
                    "look at ignore in " + plugin.positionOf("ignore"));
        }
        Candidate example = example();
        return new Reason(
                severity,
                "%s %s, and none counts, for example %s: %s"
                        .formatted(
                                count(choice.candidates().size(), "tag matches", "tags match"),
                                patterns(),
                                example.release().tag(),
                                example.reason()),
                "correct versionScheme or tagPattern in " + plugin.positionOf("tagPattern"));
    }

    /** The highest tag that nobody ignores, for what is ignored has its reason already. */
    private Candidate example() {
        return choice.candidates().stream()
                .filter(candidate -> candidate.standing() != Standing.IGNORED)
                .findFirst()
                .orElseThrow();
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
        String found = noTagMatches();
        Optional<String> nearest = nearestPrefix();
        return new Reason(
                severity,
                nearest.map(inUse -> found + "; the nearest prefix in use is \"" + inUse + "\"")
                        .orElse(found),
                severity == Severity.LASTING || nearest.isPresent()
                        ? "correct tagPattern in " + plugin.positionOf("tagPattern")
                        : "it stays unknown until the first release");
    }

    private String noTagMatches() {
        return "no tag matches %s among %s of %s"
                .formatted(patterns(), count(listing.releases().size(), "tag", "tags"), repository);
    }

    /** What tags begin with that the plugin's pattern may have been meant for. */
    private Optional<String> nearestPrefix() {
        String prefix = selection.tagPattern().literalPrefix();
        return listing.prefixes().nearestTo(prefix).filter(inUse -> !inUse.equals(prefix));
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
