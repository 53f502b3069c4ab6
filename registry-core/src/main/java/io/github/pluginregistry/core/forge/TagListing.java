package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a repository at one moment.
 *
 * @param tags the tags with their commits, in no particular order
 * @param prefixes the listing has all tags with one of these prefixes; an empty one stands for all
 *     tags
 * @param dates provides the dates of tags that have none yet
 */
public record TagListing(
        List<Release> tags, Set<String> prefixes, @Nullable RepositoryUrl newAddress, Dates dates) {

    /** Provides dates that a listing lacks. */
    @FunctionalInterface
    public interface Dates {

        /** Provides no dates. */
        Dates NONE = tags -> Map.of();

        /** The dates of tags by their names, an annotated tag's own if it has one, or none. */
        Map<String, Instant> of(Collection<String> tags);
    }

    public TagListing {
        tags = List.copyOf(tags);
        prefixes = Set.copyOf(prefixes);
    }

    /** All tags of a repository, with all their dates. */
    public static TagListing of(List<Release> tags) {
        return new TagListing(tags, Set.of(""), null, Dates.NONE);
    }

    /** The address that the repository has now; empty if it is the same. */
    public Optional<RepositoryUrl> movedTo() {
        return Optional.ofNullable(newAddress);
    }
}
