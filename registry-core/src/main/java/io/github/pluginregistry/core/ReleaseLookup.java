package io.github.pluginregistry.core;

import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.LatestReleases;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.ResolveLimits;
import io.github.pluginregistry.core.resolve.ResolveScope;
import io.github.pluginregistry.core.resolve.TagListings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up tags and releases for a definition of which nothing is published yet. */
public final class ReleaseLookup {

    private final RegistryServiceBuilder options;

    ReleaseLookup(RegistryServiceBuilder options) {
        this.options = options;
    }

    /** All tags of repositories that differ. */
    public TagListings.Found tags(Collection<RepositoryUrl> repositories) {
        return new TagListings(options::source, options.progress, limits()).list(repositories);
    }

    /**
     * What an update would find for each plugin of the definition, in its order.
     *
     * @param listed the tags of its repositories as far as they are known, which are not listed
     *     again
     */
    public List<Resolution> latest(Map<RepositoryUrl, TagListing> listed) {
        return new LatestReleases(
                        requests -> new Listed(options.source(requests), listed),
                        options.progress,
                        options.clock,
                        limits(),
                        options::acceptsMove)
                .find(options.definition, Map.of(), ResolveScope.NEEDED)
                .resolutions();
    }

    private ResolveLimits limits() {
        return new ResolveLimits(options.timeLimit, options.concurrency);
    }

    /** A source that does not list tags again. */
    private record Listed(ReleaseSource source, Map<RepositoryUrl, TagListing> listed)
            implements ReleaseSource {

        @Override
        public TagListing tags(RepositoryUrl repository, Set<String> prefixes)
                throws SourceException {
            TagListing known = listed.get(repository);
            return known != null ? known : source.tags(repository, prefixes);
        }

        @Override
        public ReleaseDetails details(RepositoryUrl repository) throws SourceException {
            return source.details(repository);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
