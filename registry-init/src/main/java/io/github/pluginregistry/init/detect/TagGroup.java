package io.github.pluginregistry.init.detect;

import io.github.pluginregistry.core.version.TagPrefix;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tags with the same text in front of their versions, and the same name behind.
 *
 * @param tags the tags, at least one, sorted by name
 */
record TagGroup(String prefix, String suffix, List<TagParts> tags) {

    /** The directory of a major version of a Go module. */
    private static final Pattern MAJOR = Pattern.compile("v\\d+");

    /** The one with the higher version is last; of equal ones, the one with more tags. */
    static final Comparator<TagGroup> BY_VERSION =
            ((Comparator<TagGroup>)
                            (one, other) ->
                                    VersionLine.compareBest(one.versions(), other.versions()))
                    .thenComparing(group -> group.tags().size())
                    .thenComparing(group -> Words.isUsualPlatform(group.suffix()))
                    .thenComparing(TagGroup::pattern, Comparator.reverseOrder());

    TagGroup {
        tags = tags.stream().sorted(Comparator.comparing(TagParts::tag)).toList();
    }

    List<String> versions() {
        return tags.stream().map(TagParts::version).toList();
    }

    VersionScheme scheme() {
        return new VersionLine(versions()).scheme();
    }

    Optional<Version> best() {
        return VersionLine.best(versions(), scheme());
    }

    boolean hasStable() {
        return best().filter(version -> !version.isPrerelease()).isPresent();
    }

    /** The name of what is released; empty for {@code v1.0.0}, and for {@code release-1.0}. */
    String name() {
        if (Words.isEpoch(prefix) || prefix.equalsIgnoreCase("r")) {
            return "";
        }
        String name = lastWord(isNameBehind() ? suffix : prefix);
        String folder = folder();
        if (separator().startsWith("@")) {
            return name;
        }
        if (Words.isRelease(name) || MAJOR.matcher(name).matches()) {
            String parent = lastWord(folder);
            boolean major = MAJOR.matcher(name).matches() && !parent.isEmpty();
            return major ? parent + "-" + name : parent;
        }
        return Words.withoutRelease(name);
    }

    private boolean isNameBehind() {
        return !suffix.isEmpty() && !Words.isPlatform(suffix);
    }

    private static String lastWord(String text) {
        return text.isEmpty() ? "" : new TagPrefix(text).name().replaceFirst("^[^A-Za-z0-9]+", "");
    }

    /** What is in front of the name, for example {@code plugins/} and {@code @scope/}. */
    String folder() {
        return !isNameBehind() && !prefix.isEmpty() ? new TagPrefix(prefix).folder() : prefix;
    }

    /** What is between the name and the version. */
    String separator() {
        if (isNameBehind()) {
            return suffix.substring(0, 1);
        }
        return prefix.isEmpty() ? "" : new TagPrefix(prefix).separator();
    }

    /** What tags of siblings have in common, whatever their names. */
    Convention convention() {
        return new Convention(folder(), separator(), isNameBehind());
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether these are versions of the repository, and not of something with a name in it. */
    boolean isUnnamed() {
        return name().isEmpty();
    }

    /** Whether every version is one number, as in tags of builds and events. */
    boolean isNumbered() {
        return versions().stream().allMatch(version -> version.matches("[vV]?\\d+"));
    }

    boolean isDated() {
        return versions().stream().filter(VersionLine::isDate).count() * 2 > tags.size();
    }

    boolean isSnapshotsOnly() {
        return versions().stream().allMatch(VersionLine::isSnapshot);
    }

    /** The pattern of these tags: a glob where the version is a whole segment. */
    String pattern() {
        boolean letter = versions().stream().allMatch(version -> version.matches("[vV].*"));
        if (suffix.isEmpty() && prefix.endsWith("/")) {
            return prefix + "*";
        }
        if (suffix.isEmpty() && prefix.isEmpty() && letter) {
            return versions().get(0).charAt(0) + "*";
        }
        return prefix + "{version}" + suffix;
    }

    /** An example, and how many there are: {@code 4 tags such as json-1.0.0}. */
    String described() {
        String tag = best().map(this::tagOf).orElseGet(() -> tags.get(0).tag());
        return tags.size() == 1 ? tag : "%d tags such as %s".formatted(tags.size(), tag);
    }

    private String tagOf(Version version) {
        return tags.stream()
                .filter(parts -> parts.version().equals(version.text()))
                .findFirst()
                .map(TagParts::tag)
                .orElseThrow();
    }

    /** How tags are put together, whatever the name in them. */
    record Convention(String folder, String separator, boolean nameIsBehind) {

        boolean isOtherFolderOf(Convention other) {
            return !folder.isEmpty()
                    && !other.folder.isEmpty()
                    && !folder.equals(other.folder)
                    && separator.equals(other.separator);
        }
    }
}
