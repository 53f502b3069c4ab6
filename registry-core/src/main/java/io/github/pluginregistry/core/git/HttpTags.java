package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenGate;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the tags of one repository over HTTP (git's {@code gitprotocol-http}).
 *
 * @param prefixes beginnings of the tags that matter; a host that speaks no protocol version 2
 *     lists all tags
 * @param tokens say where to put a token, for messages
 */
public record HttpTags(
        HttpClient http, RepositoryUrl repository, Set<String> prefixes, TokenProvider tokens) {

    private static final int MOST_REDIRECTS = 5;

    /**
     * The tags that begin with one of the prefixes. A host that is known to speak version 2 gets no
     * capability request, unless its response is incomplete; after a server error or a rate limit
     * nothing more is requested.
     *
     * @param remote the address to ask, which may differ from that of the repository
     * @param secrets finds the token that is sent, which a response must not repeat
     * @throws SourceException if there is no complete response
     */
    public TagListing tags(HttpRemote remote, SecretFilter secrets) throws SourceException {
        if (remote.speaksVersion2()) {
            try {
                HttpResponse response = http.send(lsRefs(remote, ""));
                if (RateLimit.in(response).isPresent() || response.status() / 100 == 5) {
                    throw errors(remote).status(response);
                }
                if (response.isSuccess()) {
                    List<Tag> tags = LsRefs.parse(response.body());
                    return listing(remote, secrets, new Listed(tags, false, remote.url()));
                }
            } catch (GitProtocolException incomplete) {
                return listing(remote, secrets, negotiate(remote, 0));
            } catch (IOException e) {
                throw errors(remote).broken(e);
            }
        }
        return listing(remote, secrets, negotiate(remote, 0));
    }

    private TagListing listing(HttpRemote remote, SecretFilter secrets, Listed listed)
            throws SourceException {
        List<Release> tags =
                listed.tags().stream()
                        .map(tag -> Release.ofTag(tag.name()).withCommit(tag.commit()))
                        .toList();
        Optional<RepositoryUrl> movedTo = remote.movedRepository(repository, listed.url());
        if (movedTo.filter(address -> secrets.finds(address.address())).isPresent()) {
            throw SecretFilter.repeated(repository.host());
        }
        return new TagListing(
                secrets.require(tags, repository.host()),
                listed.whole() ? Set.of("") : prefixes,
                movedTo.orElse(null),
                names -> new TagDates(http).of(remote.at(listed.url()), listed.named(names)));
    }

    /**
     * Requests the capabilities, then the tags. Where a host rejects the token, which it may do
     * even for a public repository (an IP allow list, a lifetime policy), the request is repeated
     * once without.
     */
    private Listed negotiate(HttpRemote remote, int redirects) throws SourceException {
        GitHttpErrors errors = errors(remote);
        try {
            HttpResponse response =
                    http.send(
                            remote.authorized(HttpRequest.get(remote.advertisement()))
                                    .with("Git-Protocol", "version=2"));
            if (response.status() / 100 == 3) {
                return negotiate(redirected(remote, response, redirects), redirects + 1);
            }
            if (isRefusal(response) && remote.hasToken()) {
                return withoutToken(remote, redirects, errors, response);
            }
            require(response, errors);
            RefAdvertisement advertisement = RefAdvertisement.parse(response.body());
            boolean version2 = advertisement.isVersion2();
            return new Listed(
                    version2 ? tags(remote, advertisement, errors) : advertisement.tags(),
                    !version2,
                    remote.url());
        } catch (GitProtocolException e) {
            throw errors.malformed(e);
        } catch (IOException e) {
            throw errors.broken(e);
        }
    }

    private Listed withoutToken(
            HttpRemote remote, int redirects, GitHttpErrors errors, HttpResponse refusal)
            throws SourceException {
        try {
            return negotiate(remote.withoutToken(), redirects);
        } catch (SourceException e) {
            throw errors.status(refusal);
        }
    }

    private List<Tag> tags(HttpRemote remote, RefAdvertisement advertisement, GitHttpErrors errors)
            throws IOException, SourceException {
        HttpResponse refs = http.send(lsRefs(remote, advertisement.objectFormat()));
        require(refs, errors);
        return LsRefs.parse(refs.body());
    }

    private HttpRequest lsRefs(HttpRemote remote, String objectFormat) {
        return remote.authorized(
                        HttpRequest.post(
                                remote.uploadPack(),
                                "application/x-git-upload-pack-request",
                                LsRefs.request(prefixes, objectFormat)))
                .with("Accept", "application/x-git-upload-pack-result")
                .with("Git-Protocol", "version=2");
    }

    private HttpRemote redirected(HttpRemote remote, HttpResponse response, int redirects)
            throws SourceException {
        GitHttpErrors errors = errors(remote);
        if (redirects == MOST_REDIRECTS) {
            throw errors.tooManyRedirects();
        }
        URI target =
                response.header("location")
                        .flatMap(remote::redirect)
                        .orElseThrow(() -> errors.status(response));
        if (!HttpRemote.isSameHost(remote.url(), target)) {
            throw errors.foreignRedirect(
                    target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort()));
        }
        return remote.movedTo(target).orElseThrow(() -> errors.status(response));
    }

    private static boolean isRefusal(HttpResponse response) {
        return (response.status() == 401 || response.status() == 403)
                && RateLimit.in(response).isEmpty();
    }

    private static void require(HttpResponse response, GitHttpErrors errors)
            throws SourceException {
        if (!response.isSuccess()) {
            throw errors.status(response);
        }
    }

    private GitHttpErrors errors(HttpRemote remote) {
        // A host on this machine replaces that of the repository's address.
        String tokenHost = HostName.isLoopback(remote.host()) ? repository.host() : remote.host();
        return new GitHttpErrors(
                GitOperation.tags(repository),
                remote.host(),
                remote.hasToken(),
                "put a token into " + TokenGate.place(tokens, tokenHost, remote.host()));
    }

    /**
     * The tags of a repository at one moment.
     *
     * @param whole whether these are all tags of the repository, whatever was asked for
     * @param url the address that answered, the last one of a chain of redirects
     */
    private record Listed(List<Tag> tags, boolean whole, URI url) {

        private List<Tag> named(Collection<String> names) {
            Set<String> wanted = Set.copyOf(names);
            return tags.stream().filter(tag -> wanted.contains(tag.name())).toList();
        }
    }
}
