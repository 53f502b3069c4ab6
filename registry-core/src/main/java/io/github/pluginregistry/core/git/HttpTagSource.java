package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the tags of repositories over HTTP.
 *
 * @param http sends the requests
 */
public record HttpTagSource(HttpClient http) {

    /**
     * The tags of a repository that begin with one of the prefixes.
     *
     * @param remote the address to ask, which may differ from that of the repository
     * @param secrets finds the token that is sent, which a response must not repeat
     * @throws SourceException if there is no complete response
     */
    public TagListing tags(
            RepositoryUrl repository, HttpRemote remote, SecretFilter secrets, Set<String> prefixes)
            throws SourceException {
        HttpTags.Listed listed = new HttpTags(http, repository, prefixes).list(remote);
        List<Release> tags =
                listed.tags().stream()
                        .map(tag -> Release.ofTag(tag.name()).withCommit(tag.commit()))
                        .toList();
        Optional<RepositoryUrl> movedTo =
                listed.url().equals(remote.url())
                        ? Optional.empty()
                        : newAddress(repository, remote, listed.url());
        if (movedTo.filter(address -> secrets.finds(address.address())).isPresent()) {
            throw SecretFilter.repeated(repository.host());
        }
        return new TagListing(
                secrets.require(tags, repository.host()),
                listed.whole() ? Set.of("") : prefixes,
                movedTo,
                names -> dates(remote.at(listed.url()), listed, names));
    }

    private Map<String, Instant> dates(
            HttpRemote remote, HttpTags.Listed listed, Collection<String> names) {
        Set<String> wanted = new HashSet<>(names);
        List<Tag> tags = listed.tags().stream().filter(tag -> wanted.contains(tag.name())).toList();
        return new TagDates(http).of(remote, tags);
    }

    /** Hosts also redirect to the same repository under its address with {@code .git}. */
    private static Optional<RepositoryUrl> newAddress(
            RepositoryUrl repository, HttpRemote remote, URI url) {
        try {
            String path = url.getRawPath().replaceFirst("\\.git$", "");
            String before = remote.url().getRawPath().replaceFirst("\\.git$", "");
            String own = "/" + repository.path();
            String mount =
                    before.endsWith(own) ? before.substring(0, before.length() - own.length()) : "";
            return path.startsWith(mount + "/")
                    ? Optional.of(
                                    RepositoryUrl.of(
                                            "https://%s%s"
                                                    .formatted(
                                                            repository.host(),
                                                            path.substring(mount.length()))))
                            .filter(moved -> !moved.path().equalsIgnoreCase(repository.path()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
