package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.TagPattern.TagMatch;
import io.github.pluginregistry.core.version.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each tag what it is worth to one plugin, before its release is looked up. */
final class CandidateClassifier {

    private final VersionSelection selection;

    private CandidateClassifier(VersionSelection selection) {
        this.selection = selection;
    }

    /** The tags of a repository that match one of a plugin's patterns, in no particular order. */
    static List<Candidate> of(VersionSelection selection, TagIndex listing) {
        CandidateClassifier examination = new CandidateClassifier(selection);
        return listing.inReachOf(selection)
                .<Candidate>mapMulti((tag, found) -> examination.of(tag).ifPresent(found))
                .toList();
    }

    /** Empty where the release's tag matches none of the plugin's patterns. */
    private Optional<Candidate> of(Release release) {
        Optional<TagMatch> match = selection.match(release.tag());
        return match.isPresent() ? Optional.of(examine(release, match.get())) : Optional.empty();
    }

    private Candidate examine(Release release, TagMatch match) {
        String text = match.version();
        @Nullable Version version = selection.scheme().parse(text).orElse(null);
        CandidateStatus status = status(release, text, version);
        return new Candidate(
                release, match.pattern(), text, version, status, reason(status, text, version));
    }

    /** Decisions in the definition come first, so that they silence other warnings. */
    private CandidateStatus status(Release release, String text, @Nullable Version version) {
        if (selection.ignoring(text).isPresent()) {
            return CandidateStatus.IGNORED;
        }
        if (version == null) {
            return CandidateStatus.NO_VERSION;
        }
        return version.isPrerelease() || release.prerelease()
                ? CandidateStatus.PRERELEASE
                : CandidateStatus.STABLE;
    }

    private String reason(CandidateStatus status, String text, @Nullable Version version) {
        return switch (status) {
            // The latter two come of a look at the releases, with reasons of their own.
            case STABLE, PENDING, UNCHECKED -> "";
            case PRERELEASE ->
                    version != null && version.isPrerelease()
                            ? "a prerelease by its text"
                            : "flagged as a prerelease";
            case IGNORED ->
                    "ignored: " + selection.ignoring(text).map(VersionOverride::reason).orElse("");
            case NO_VERSION ->
                    "\"%s\" is no version under the scheme %s"
                            .formatted(text, selection.scheme().key());
        };
    }
}
