package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.RateLimit;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Lists the tags of one repository over HTTP (git's {@code gitprotocol-http}). */
final class HttpTags {

    private static final int MOST_REDIRECTS = 5;

    private final HttpClient http;
    private final RepositoryUrl repository;
    private final Collection<String> prefixes;

    /**
     * @param prefixes beginnings of the tags that matter; a host that speaks no protocol version 2
     *     lists all tags
     */
    HttpTags(HttpClient http, RepositoryUrl repository, Collection<String> prefixes) {
        this.http = http;
        this.repository = repository;
        this.prefixes = prefixes;
    }

    /**
     * Lists the tags. Where a host rejects the token, which it may do even for a public repository
     * (an IP allow list, a lifetime policy), the request is repeated once without.
     *
     * @throws SourceException if there is no complete response
     */
    Listed list(HttpRemote remote) throws SourceException {
        if (remote.speaksVersion2()) {
            Optional<List<Tag>> tags = listAtOnce(remote);
            if (tags.isPresent()) {
                return new Listed(tags.get(), false, remote.url());
            }
        }
        return negotiate(remote, 0);
    }

    /**
     * Lists the tags without the capability request. An incomplete response is not an error, and
     * the capabilities are requested then; after a server error or a rate limit they are not.
     */
    private Optional<List<Tag>> listAtOnce(HttpRemote remote) throws SourceException {
        try {
            HttpResponse response = http.send(lsRefs(remote, ""));
            if (RateLimit.in(response).isPresent() || response.status() / 100 == 5) {
                throw errors(remote).status(response);
            }
            return response.isSuccess()
                    ? Optional.of(LsRefs.parse(response.body()))
                    : Optional.empty();
        } catch (GitProtocolException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw errors(remote).broken(e);
        }
    }

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
                        .flatMap(location -> resolved(remote, location))
                        .orElseThrow(() -> errors.status(response));
        if (!HttpRemote.isSameHost(remote.url(), target)) {
            throw errors.foreignRedirect(
                    target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort()));
        }
        return remote.movedTo(target).orElseThrow(() -> errors.status(response));
    }

    private static Optional<URI> resolved(HttpRemote remote, String location) {
        try {
            return Optional.of(remote.advertisement().resolve(location))
                    .filter(target -> target.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
                "put a token into settings.xml as a <server> with the id " + tokenHost);
    }

    /**
     * The tags of a repository, all those that were asked for, as they were at one moment.
     *
     * @param tags the tags, in no particular order
     * @param whole whether these are all tags of the repository, whatever was asked for
     * @param url the address that answered, the last one of a chain of redirects
     */
    public record Listed(List<Tag> tags, boolean whole, URI url) {

        public Listed {
            tags = List.copyOf(tags);
        }
    }
}
