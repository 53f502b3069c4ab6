package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;

/**
 * How a plugin's latest version is chosen among the tags of its repository.
 *
 * @param tagPattern which tags are the plugin's
 * @param source which listing counts
 * @param scheme how versions are read and ordered
 * @param includePrereleases whether a prerelease may be the latest version
 * @param ignore versions that never count
 * @param pin the version that is shown whatever else is out
 */
public record Selection(
        TagPattern tagPattern,
        SourceKind source,
        VersionScheme scheme,
        boolean includePrereleases,
        List<Ruling> ignore,
        Optional<Ruling> pin) {

    public Selection {
        ignore = List.copyOf(ignore);
    }
}
