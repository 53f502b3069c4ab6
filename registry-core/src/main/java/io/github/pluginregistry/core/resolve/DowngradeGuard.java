package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.Version;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares the chosen version with the published one. A registry only goes back to a lower version
 * if the published one was withdrawn: its tag was removed, or the definition excludes it.
 */
final class DowngradeGuard {

    private final PluginDefinition plugin;
    private final VersionSelection selection;
    private final VersionChoice choice;
    private final TagIndex listing;
    private final LatestRelease published;
    private final Predicate<String> acceptedMoves;

    DowngradeGuard(
            PluginDefinition plugin,
            VersionChoice choice,
            TagIndex listing,
            LatestRelease published,
            Predicate<String> acceptedMoves) {
        this.plugin = plugin;
        this.selection = plugin.selection();
        this.choice = choice;
        this.listing = listing;
        this.published = published;
        this.acceptedMoves = acceptedMoves;
    }

    /** Why the chosen version is not to be published; empty where nothing speaks against it. */
    Optional<ResolutionProblem> objection(Candidate chosen) {
        return isLower(chosen) && takenBack().isEmpty()
                ? Optional.of(unexplained(chosen))
                : moved(chosen);
    }

    /**
     * Whether the chosen version is lower than the published one. Where the published version and
     * its tag contradict each other, one of them was changed by hand; so only what is lower than
     * both is.
     */
    boolean isLower(Candidate chosen) {
        return isLowerThan(published.version(), chosen)
                && published
                        .tag()
                        .flatMap(selection::version)
                        .map(spelled -> isLowerThan(spelled, chosen))
                        .orElse(true);
    }

    private boolean isLowerThan(String text, Candidate chosen) {
        Optional<Version> before = selection.scheme().parse(text);
        return before.isPresent()
                && chosen.version().filter(now -> now.compareTo(before.get()) < 0).isPresent();
    }

    /** What is to be said loudly where a lower version is published. */
    ResolutionProblem warning(Candidate chosen) {
        return new ResolutionProblem(
                Rule.WITHDRAWN,
                Impact.WARNING,
                "the latest version goes back from %s to %s: %s"
                        .formatted(published.version(), chosen.text(), takenBack().orElse("")),
                "tell those who use %s".formatted(published.version()));
    }

    /** How the published version was withdrawn; empty where it was not. */
    private Optional<String> takenBack() {
        if (selection.pin().isPresent()) {
            return Optional.of("%s pins it".formatted(plugin.positionOf("pin")));
        }
        Optional<String> tag = published.tag();
        if (tag.isEmpty()) {
            return takenBackByItsText(published.version());
        }
        if (selection.version(tag.get()).isEmpty()) {
            return Optional.of("the tag %s matches no pattern any more".formatted(tag.get()));
        }
        return choice.candidate(tag.get())
                .map(candidate -> takenBack(candidate))
                .orElseGet(
                        () ->
                                listing.hasTag(tag.get())
                                        ? Optional.empty()
                                        : Optional.of("the tag %s is gone".formatted(tag.get())));
    }

    /** A prerelease by its text was published on purpose; a forge's flag is another matter. */
    private static Optional<String> takenBack(Candidate candidate) {
        return switch (candidate.status()) {
            case STABLE, PENDING, UNCHECKED -> Optional.empty();
            case PRERELEASE ->
                    Optional.of(candidate.reason())
                            .filter(
                                    reason ->
                                            candidate
                                                    .version()
                                                    .filter(Version::isPrerelease)
                                                    .isPresent());
            case IGNORED, NO_VERSION -> Optional.of(candidate.reason());
        };
    }

    /** Of an entry that was published without its tag nothing is known but its version. */
    private Optional<String> takenBackByItsText(String version) {
        return choice.candidates().stream()
                .filter(candidate -> candidate.text().equals(version))
                .findFirst()
                .map(candidate -> takenBack(candidate))
                .orElseGet(
                        () ->
                                listing.hasTagOf(version, selection)
                                        ? Optional.empty()
                                        : Optional.of(
                                                "no tag spells %s any more".formatted(version)));
    }

    private ResolutionProblem unexplained(Candidate chosen) {
        return new ResolutionProblem(
                Impact.PERMANENT,
                "the latest version would go back from %s to %s, and the tag of %s is still there"
                        .formatted(published.version(), chosen.text(), published.version()),
                "ignore %s in %s, with a reason, if it is to be withdrawn"
                        .formatted(published.version(), plugin.positionOf("")));
    }

    /** That a tag was moved after it was published; empty where it was not, or may be. */
    Optional<ResolutionProblem> moved(Candidate chosen) {
        String tag = chosen.release().tag();
        return isMoved(chosen) && !acceptedMoves.test(tag)
                ? Optional.of(
                        new ResolutionProblem(
                                Rule.MOVED,
                                Impact.PERMANENT,
                                "the tag %s was moved %s after it was published"
                                        .formatted(tag, fromTo(chosen)),
                                "find out why; if it may be, acknowledge the new commit in %s, or accept it by registry:update -Dregistry.acceptMoved=%s"
                                        .formatted(plugin.positionOf(""), tag)))
                : Optional.empty();
    }

    /** The problem to report where the run accepts that a tag was moved. */
    Optional<ResolutionProblem> acceptedMove(Candidate chosen) {
        String tag = chosen.release().tag();
        return isMoved(chosen) && acceptedMoves.test(tag)
                ? Optional.of(
                        new ResolutionProblem(
                                Impact.WARNING,
                                "the tag %s was moved %s, which registry.acceptMoved accepts"
                                        .formatted(tag, fromTo(chosen)),
                                "tell those who have the version from before"))
                : Optional.empty();
    }

    private String fromTo(Candidate chosen) {
        return "from commit %s to %s"
                .formatted(published.commit().orElse(""), chosen.release().commit().orElse(""));
    }

    private boolean isMoved(Candidate chosen) {
        String tag = chosen.release().tag();
        Optional<String> now = chosen.release().commit();
        return published.tag().filter(tag::equals).isPresent()
                && published.commit().isPresent()
                && now.isPresent()
                && !now.equals(published.commit())
                && !selection.acknowledges(tag, now.get());
    }
}
