package io.github.pluginregistry.init.detect;

import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin that the tags of a repository have.
 *
 * @param name the name in its tags; that of the repository if they have none
 * @param groups the tags with its current pattern, then those with former ones
 * @param abandoned whether its siblings have tags of a newer form, and it has none
 */
public record DetectedPlugin(String name, List<TagGroup> groups, boolean abandoned) {

    public DetectedPlugin {
        groups = List.copyOf(groups);
    }

    /** The pattern of its current tags. */
    public String tagPattern() {
        return groups.get(0).pattern();
    }

    /** The patterns of its former tags. */
    public List<String> formerTagPatterns() {
        return groups.stream().skip(1).map(TagGroup::pattern).distinct().toList();
    }

    /** The scheme that reads and orders all of its versions. */
    public VersionScheme scheme() {
        return new VersionLine(versions().toList()).scheme();
    }

    /** The highest stable version or, if there is none, the highest prerelease. */
    public Version version() {
        return best().orElseThrow(() -> new IllegalStateException("no version of " + name));
    }

    Optional<Version> best() {
        return VersionLine.best(versions().toList(), scheme());
    }

    /** The whole text in front of the version of its current tags. */
    public String prefix() {
        return groups.get(0).prefix();
    }

    /** The text in front of its name, for example {@code plugins/} or {@code @scope/}. */
    public String folder() {
        return groups.get(0).folder();
    }

    /** What its tags look like, for people. */
    public String described() {
        return groups.get(0).described();
    }

    /** The names of its tags, current and former. */
    public Stream<String> tags() {
        return groups.stream().flatMap(group -> group.tags().stream()).map(TagParts::tag);
    }

    private Stream<String> versions() {
        return groups.stream().flatMap(group -> group.versions().stream());
    }

    boolean isOfPlugin() {
        return groups.stream().anyMatch(group -> Words.isOfPlugin(group.prefix()));
    }

    /** Whether a Go module is released by its tags: {@code path/name/v1.2.3}. */
    public boolean isGoModule() {
        TagGroup current = groups.get(0);
        return current.prefix().endsWith("/")
                && !current.isUnnamed()
                && current.versions().stream().allMatch(version -> version.startsWith("v"));
    }
}
