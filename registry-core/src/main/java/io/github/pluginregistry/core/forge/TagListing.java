package io.github.pluginregistry.core.forge;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tags of a repository, as they were at one moment.
 *
 * @param tags the tags with the commits they lead to, in no particular order
 * @param prefixes all tags that begin with one of these are there; an empty one stands for all tags
 * @param movedTo the address that the repository has now, where its host redirected to another name
 * @param dates tells the dates of tags that have none yet
 */
public record TagListing(
        List<Release> tags, Set<String> prefixes, Optional<RepositoryUrl> movedTo, Dates dates) {

    /** Tells dates that a listing of tags lacks. */
    @FunctionalInterface
    public interface Dates {

        /** Knows no more than the listing. */
        Dates NONE = tags -> Map.of();

        /**
         * The dates of a few tags, by their names: an annotated tag's own, else its commit's. What
         * cannot be had is left out.
         */
        Map<String, Instant> of(Collection<String> tags);
    }

    public TagListing {
        tags = List.copyOf(tags);
        prefixes = Set.copyOf(prefixes);
    }

    /** All tags of a repository, with all that can be known of them. */
    public static TagListing of(List<Release> tags) {
        return new TagListing(tags, Set.of(""), Optional.empty(), Dates.NONE);
    }
}
