package io.github.pluginregistry.core.git;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The tags of a repository, all those that were asked for, as they were at one moment.
 *
 * @param tags the tags, in no particular order
 * @param whole whether these are all tags of the repository, whatever was asked for
 * @param redirectedTo the address that the host redirected to, where it did
 */
public record ListedTags(List<Tag> tags, boolean whole, Optional<URI> redirectedTo) {

    public ListedTags {
        tags = List.copyOf(tags);
    }
}
