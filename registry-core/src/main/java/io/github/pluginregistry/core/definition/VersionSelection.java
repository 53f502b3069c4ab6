package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.TagPattern.TagMatch;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin's latest version is chosen among the tags of its repository.
 *
 * @param formerTagPatterns earlier tag patterns of the plugin, whose tags still count
 * @param ignore versions that never count
 * @param pinned the version to publish, whatever newer ones exist
 */
public record VersionSelection(
        TagPattern tagPattern,
        List<TagPattern> formerTagPatterns,
        SourceKind source,
        VersionScheme scheme,
        boolean includePrereleases,
        List<VersionOverride> ignore,
        @Nullable VersionOverride pinned,
        List<AcceptedTagMove> acknowledged) {

    /** Four times the longest file name; no real tag is longer. */
    private static final int LONGEST_TAG = 1000;

    public VersionSelection {
        formerTagPatterns = List.copyOf(formerTagPatterns);
        ignore = List.copyOf(ignore);
        acknowledged = List.copyOf(acknowledged);
    }

    public Optional<VersionOverride> pin() {
        return Optional.ofNullable(pinned);
    }

    /** The current pattern and the former ones, in this order. */
    public List<TagPattern> tagPatterns() {
        return Stream.concat(Stream.of(tagPattern), formerTagPatterns.stream()).toList();
    }

    /** The literal beginnings of matching tags; none of them starts with another. */
    public List<String> literalPrefixes() {
        if (formerTagPatterns.isEmpty()) {
            return List.of(tagPattern.literalPrefix());
        }
        List<String> prefixes =
                tagPatterns().stream().map(TagPattern::literalPrefix).distinct().toList();
        return prefixes.stream()
                .filter(
                        prefix ->
                                prefixes.stream()
                                        .filter(prefix::startsWith)
                                        .allMatch(prefix::equals))
                .toList();
    }

    /**
     * The first of the patterns that a tag matches, and the version that it has under that; a tag
     * of more than 1,000 characters matches none, so that it is not published.
     */
    public Optional<TagMatch> match(String tag) {
        return tag.length() > LONGEST_TAG
                ? Optional.empty()
                : tagPatterns().stream()
                        .flatMap(pattern -> pattern.match(tag).stream())
                        .findFirst();
    }

    public boolean matches(String tag) {
        return match(tag).isPresent();
    }

    /** The version that a tag spells under the first pattern that it matches. */
    public Optional<String> version(String tag) {
        return match(tag).map(TagMatch::version);
    }

    /** Whether a version may be shown as the latest one although it is a prerelease. */
    public boolean allowsAsLatest(Version prerelease) {
        return includePrereleases || (pinned != null && pinned.version().equals(prerelease.text()));
    }

    /** The override that ignores a version; empty where none does. */
    public Optional<VersionOverride> ignoring(String version) {
        return ignore.isEmpty()
                ? Optional.empty()
                : ignore.stream().filter(ruling -> ruling.covers(version)).findFirst();
    }

    /** Whether the move of a tag to a commit is accepted. */
    public boolean acknowledges(String tag, String commit) {
        return acknowledged.stream()
                .anyMatch(it -> it.tag().equals(tag) && it.commit().equals(commit));
    }

    /**
     * What the maintainer decides about versions: that they never count, or that one is the one to
     * show.
     *
     * @param version the version as its tag spells it; where versions are ignored, a glob of
     *     versions too
     */
    public record VersionOverride(String version, String reason) {

        /** Whether it is about a version, spelled out or by its glob. */
        public boolean covers(String text) {
            return version.equals(text) || TagPattern.of(version).version(text).isPresent();
        }
    }

    /**
     * A tag that was moved on purpose.
     *
     * @param commit the full object id of the commit that the tag may point to now
     */
    public record AcceptedTagMove(String tag, String commit, String reason) {}

    /** What counts for a plugin. */
    public enum SourceKind {
        /** Tags with a release; tags as they are where no tag of the plugin has one. */
        AUTO,
        /** Tags with a release. */
        RELEASES,
        /** Tags as they are. */
        TAGS;

        /** Finds the kind by the word that a definition uses for it. */
        public static Optional<SourceKind> of(String key) {
            return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
        }

        /** The word that a definition uses for this kind. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
