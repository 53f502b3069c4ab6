package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static io.github.pluginregistry.core.testing.Definitions.withPrereleases;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.version.VersionScheme;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tags, releases and version selections in the cells of a table. */
final class Notation {

    /** The commit of a tag that was moved. */
    static final String MOVED = "b".repeat(40);

    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

    private Notation() {}

    /**
     * A selection: its patterns, with commas between, and one more setting, for example {@code v*
     * pin v1.0.0}.
     */
    static VersionSelection selection(String text) {
        String[] words = text.split(" ", -1);
        String[] patterns = words[0].split(",", -1);
        VersionSelection selection =
                select(patterns[0], Arrays.copyOfRange(patterns, 1, patterns.length));
        return switch (words.length == 1 ? "" : words[1]) {
            case "" -> selection;
            case "acknowledge" -> acknowledging(words[2], MOVED, selection);
            case "ignore" -> ignoring(words[2], selection);
            case "pin" -> pinnedTo(words[2], selection);
            case "prereleases" -> withPrereleases(selection);
            case "releases" -> asking(SourceKind.RELEASES, selection);
            case "tags" -> asking(SourceKind.TAGS, selection);
            case "maven" -> under(VersionScheme.MAVEN, selection);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /**
     * Tags, with spaces between. After a tilde, which no tag may have, follows that its release is
     * {@code flagged} as a prerelease, that it was published {@code early} or {@code late}, or that
     * it was {@code moved} to another commit.
     */
    static List<Release> tags(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(" ", -1)).map(Notation::tag).toList();
    }

    private static Release tag(String text) {
        String[] parts = text.split("~", -1);
        Release tag = Release.ofTag(parts[0]).withCommit(Commits.of(parts[0]));
        return switch (parts.length == 1 ? "" : parts[1]) {
            case "" -> tag;
            case "flagged" -> tag.flaggedPrerelease();
            case "early" -> tag.publishedAt(EARLY);
            case "late" -> tag.publishedAt(LATE);
            case "moved" -> tag.withCommit(MOVED);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** The choice of a selection among tags. */
    static VersionChoice choice(String selection, @Nullable String tags) {
        return VersionChoice.of(selection(selection), TagIndex.ofTags(tags(tags)));
    }
}
