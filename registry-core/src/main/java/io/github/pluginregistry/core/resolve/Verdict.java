package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.match.Nearest;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns one repository's answer into the resolution of one plugin. Pure: no clock, no disk, no
 * network.
 */
final class Verdict {

    private final RepositoryId repository;
    private final ForgeType forge;

    Verdict(RepositoryId repository, ForgeType forge) {
        this.repository = repository;
        this.forge = forge;
    }

    Resolution on(PluginDefinition plugin, Answer answer, Optional<Latest> published) {
        return answer.fold(
                listed -> decide(plugin, listed.releases(), published),
                failed -> keep(plugin, published, failed.reason()));
    }

    private Resolution decide(
            PluginDefinition plugin, List<Release> releases, Optional<Latest> published) {
        Choice choice = Choice.of(plugin.selection(), releases);
        Optional<String> prerelease =
                choice.prerelease().map(candidate -> candidate.version().text());
        if (choice.latest().isPresent()) {
            return new Resolution.Resolved(
                    plugin.id(), latest(choice.latest().get(), prerelease), choice.uncounted());
        }
        Optional<Latest> known = published.filter(Latest::isKnown);
        if (known.isPresent()) {
            return keep(plugin, known, reason(plugin, choice, releases, Severity.LASTING));
        }
        return new Resolution.Unreleased(
                plugin.id(),
                new Latest(
                        Latest.UNKNOWN,
                        ReleasePage.of(repository),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        prerelease),
                reason(plugin, choice, releases, Severity.NOTEWORTHY));
    }

    private Resolution keep(PluginDefinition plugin, Optional<Latest> published, Reason reason) {
        return new Resolution.Kept(
                plugin.id(),
                published.orElseGet(() -> Latest.unknown(ReleasePage.of(repository))),
                reason);
    }

    private Latest latest(Candidate candidate, Optional<String> prerelease) {
        Release release = candidate.release();
        return new Latest(
                candidate.version().text(),
                ReleasePage.of(repository, forge, release),
                release.publishedAt(),
                Optional.of(release.tag()),
                release.commit(),
                prerelease);
    }

    /** Why nothing counts, from the least to the most that was found. */
    private Reason reason(
            PluginDefinition plugin, Choice choice, List<Release> releases, Severity severity) {
        Selection selection = plugin.selection();
        if (choice.matching() == 0) {
            return noMatch(plugin, releases, severity);
        }
        if (selection.pin().isPresent()) {
            String pinned = selection.pin().get().version();
            return new Reason(
                    severity,
                    "the pinned version %s is not among the %d tags that match \"%s\""
                            .formatted(pinned, choice.matching(), selection.tagPattern()),
                    "correct pin in " + plugin.positionOf("pin"));
        }
        if (choice.prerelease().isPresent()) {
            return new Reason(
                    severity,
                    "only prereleases are out, the newest is "
                            + choice.prerelease().get().version().text(),
                    "set includePrereleases in %s to publish them"
                            .formatted(plugin.positionOf("")));
        }
        if (!choice.ignored().isEmpty()) {
            return new Reason(
                    severity,
                    "every version that matches \"%s\" is ignored"
                            .formatted(selection.tagPattern()),
                    "look at ignore in " + plugin.positionOf("ignore"));
        }
        return new Reason(
                severity,
                "%d tags match \"%s\" and none spells a version under the scheme %s, for example %s"
                        .formatted(
                                choice.matching(),
                                selection.tagPattern(),
                                selection.scheme().key(),
                                choice.uncounted().get(0)),
                "correct versionScheme or tagPattern in " + plugin.positionOf("tagPattern"));
    }

    private Reason noMatch(PluginDefinition plugin, List<Release> releases, Severity severity) {
        String found =
                "no tag matches \"%s\" among %s of %s"
                        .formatted(
                                plugin.selection().tagPattern(),
                                count(releases.size()),
                                repository);
        Optional<String> nearest =
                Nearest.prefix(
                                plugin.selection().tagPattern().literalPrefix(),
                                releases.stream().map(Release::tag).toList())
                        .filter(
                                Predicate.not(
                                        plugin.selection().tagPattern().literalPrefix()::equals));
        return new Reason(
                severity,
                nearest.map(prefix -> found + "; the nearest prefix in use is \"" + prefix + "\"")
                        .orElse(found),
                severity == Severity.LASTING || nearest.isPresent()
                        ? "correct tagPattern in " + plugin.positionOf("tagPattern")
                        : "it stays unknown until the first release");
    }

    private static String count(int tags) {
        return tags == 1 ? "1 tag" : tags + " tags";
    }
}
