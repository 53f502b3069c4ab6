package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.match.TagPrefix;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Comparator;
import java.util.List;

/**
 * Tags of one prefix, each of which spells a version.
 *
 * @param prefix what they start with
 * @param scheme the scheme that the versions are of
 * @param versions what they spell
 */
record TagGroup(TagPrefix prefix, VersionScheme scheme, List<Version> versions) {

    /** The group that is in use comes before those of earlier days. */
    static final Comparator<TagGroup> NEWEST_FIRST =
            Comparator.comparing(TagGroup::newest)
                    .reversed()
                    .thenComparing(group -> group.prefix.text());

    TagGroup {
        versions = List.copyOf(versions);
    }

    Version newest() {
        return versions.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** How many tags there are of which prefix, for example {@code 18 with "dummy-"}. */
    String described() {
        return "%d with \"%s\"".formatted(versions.size(), prefix.text());
    }

    /** The pattern that claims these tags. */
    String pattern() {
        return prefix.text() + (prefix.text().endsWith("/") ? "*" : "{version}");
    }
}
