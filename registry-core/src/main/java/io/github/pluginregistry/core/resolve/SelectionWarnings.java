package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warnings about the tags that a version was chosen from, and about their repository. */
record SelectionWarnings(PluginDefinition plugin, Instant now) {

    /** The maximum number of tags in a message. */
    private static final int EXAMPLES = 3;

    /** How far the clocks of a forge and of this machine may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    List<ResolutionProblem> on(VersionChoice choice) {
        return Stream.of(pinned(choice), noVersions(choice), pending(choice), future(choice))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A host redirects from a former name only until another repository takes that name. Plugins
     * that inherit their repository share this problem.
     */
    ResolutionProblem moved(RepositoryUrl to) {
        SourceLocation own = plugin.positionOf("repository");
        return new ResolutionProblem(
                Impact.WARNING,
                "%s has moved to %s".formatted(plugin.repository(), to),
                "write repository: %s in %s"
                        .formatted(
                                to.address(),
                                plugin.positions().containsKey("repository") ? own : own.file()));
    }

    /** A reminder of the pin; its reason says when it can go. */
    private Optional<ResolutionProblem> pinned(VersionChoice choice) {
        return plugin.selection()
                .pin()
                .filter(pin -> choice.latest().isPresent())
                .map(
                        pin ->
                                new ResolutionProblem(
                                        Impact.REMARK,
                                        "pinned to %s: %s".formatted(pin.version(), pin.reason()),
                                        "remove pin from %s when it is no longer needed"
                                                .formatted(plugin.positionOf("pin"))));
    }

    private Optional<ResolutionProblem> noVersions(VersionChoice choice) {
        List<Candidate> tags = choice.with(CandidateStatus.NO_VERSION);
        return about(
                tags,
                Impact.REMARK,
                tags.size() == 1
                        ? "1 matching tag spells no version and does not count: "
                        : tags.size() + " matching tags spell no version and do not count: ",
                "if they are versions, look at versionScheme and tagPattern in "
                        + plugin.positionOf("tagPattern"));
    }

    /** Pending tags below the latest version are not worth a message. */
    private static Optional<ResolutionProblem> pending(VersionChoice choice) {
        List<Candidate> tags =
                choice.with(CandidateStatus.PENDING).stream()
                        .filter(tag -> choice.latest().filter(it -> !tag.isAbove(it)).isEmpty())
                        .toList();
        return about(
                tags,
                Impact.REMARK,
                tags.size() == 1
                        ? "1 tag is pending, since its release is not published yet: "
                        : tags.size()
                                + " tags are pending, since their releases are not published yet: ",
                "publish the release, or let tags count by source: tags");
    }

    private static Optional<ResolutionProblem> about(
            List<Candidate> tags, Impact severity, String what, String remedy) {
        String examples =
                tags.stream()
                        .map(candidate -> candidate.release().tag())
                        .sorted()
                        .limit(EXAMPLES)
                        .collect(Collectors.joining(", "));
        return tags.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ResolutionProblem(
                                severity,
                                what + examples + (tags.size() > EXAMPLES ? ", ..." : ""),
                                remedy));
    }

    private Optional<ResolutionProblem> future(VersionChoice choice) {
        return choice.latest()
                .flatMap(
                        chosen ->
                                chosen.release()
                                        .publishedAt()
                                        .filter(moment -> moment.isAfter(now.plus(SKEW)))
                                        .map(moment -> future(chosen, moment)));
    }

    private static ResolutionProblem future(Candidate chosen, Instant moment) {
        return new ResolutionProblem(
                Impact.WARNING,
                "%s was released at %s, which lies in the future".formatted(chosen.text(), moment),
                "check the date of the tag %s, and the clock of this machine"
                        .formatted(chosen.release().tag()));
    }
}
