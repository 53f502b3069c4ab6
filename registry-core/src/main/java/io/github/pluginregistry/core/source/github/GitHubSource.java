package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import okhttp3.Request;

/**
 * The releases and tags of repositories on one host with the REST API of GitHub, GitHub Enterprise
 * Server included. It asks for the pages of the listings and for nothing else. A host that has
 * answered with a rate limit is asked no more.
 */
public final class GitHubSource implements ReleaseSource, AutoCloseable {

    /** What GitHub allows in the name of an owner or a repository, and no path that climbs. */
    static final Pattern OWNER_AND_NAME =
            Pattern.compile("(?!\\.{1,2}/)[A-Za-z0-9._-]+/(?!\\.{1,2}$)[A-Za-z0-9._-]+");

    private final String forgeHost;
    private final ApiAddress api;
    private final Optional<Token> token;
    private final SecretFilter secrets;
    private final GuardedClient client;
    private final Map<RepositoryId, RepositoryId> moved = new ConcurrentHashMap<>();

    /**
     * A source within the {@linkplain GitHubLimits#DEFAULT usual limits} that keeps no answers.
     *
     * @see #GitHubSource(String, URI, Credentials, Traffic, GitHubLimits, PageCache)
     */
    public GitHubSource(String forgeHost, URI api, Credentials credentials, Traffic traffic) {
        this(forgeHost, api, credentials, traffic, GitHubLimits.DEFAULT, PageCache.NONE);
    }

    /**
     * @param forgeHost the host in the addresses of the forge's repositories, in lower case, for
     *     example {@code github.com}
     * @param api the address of its API, for example {@code https://api.github.com}
     * @param credentials asked once for the token kept for {@code forgeHost} or, where the API is
     *     on a host that is not the forge's own, for the token kept for that host
     * @param traffic told of every request and every body
     * @param cache the answers of last time, which the host is only asked to confirm
     * @throws IllegalArgumentException if the API is to be asked over plain http on another
     *     machine, or its address is more than a host and a path
     */
    public GitHubSource(
            String forgeHost,
            URI api,
            Credentials credentials,
            Traffic traffic,
            GitHubLimits limits,
            PageCache cache) {
        this(forgeHost, api, credentials, traffic, limits, cache, Sleeper.REAL);
    }

    GitHubSource(
            String forgeHost,
            URI api,
            Credentials credentials,
            Traffic traffic,
            GitHubLimits limits,
            PageCache cache,
            Sleeper sleeper) {
        this.forgeHost = forgeHost;
        this.api = ApiAddress.of(forgeHost, api);
        this.token = this.api.token(credentials);
        this.secrets = SecretFilter.of(token);
        this.client = new GuardedClient(this.api, token, traffic, limits, cache, sleeper);
    }

    /** Where the API of a host usually is: GitHub's own, or the one of an Enterprise Server. */
    public static URI usualApi(String forgeHost) {
        return forgeHost.equals("github.com")
                ? URI.create("https://api.github.com")
                : URI.create("https://" + forgeHost + "/api/v3");
    }

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        return list("releases", reader -> reader.releases(), repository);
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        return list("tags", reader -> reader.tags(), repository);
    }

    /**
     * Asks GitHub REST "List matching references", which answers with all references that begin
     * with the tag, in one list.
     */
    @Override
    public boolean hasTag(RepositoryId repository, String tag) throws SourceException {
        requireRepository(repository, forgeHost);
        GitHubFailures failures =
                new GitHubFailures(
                        api, token.isPresent(), "tag %s of %s".formatted(tag, repository.path()));
        requireUsable(token, failures);
        Request question =
                new Request.Builder()
                        .url(
                                api.root()
                                        .newBuilder()
                                        .addPathSegments("repos/" + repository.path())
                                        .addPathSegments("git/matching-refs/tags")
                                        .addPathSegments(tag)
                                        .build())
                        .build();
        try (Pages pages = client.pages(failures)) {
            return pages.read(question).has("ref", "refs/tags/" + tag);
        } catch (IOException e) {
            throw failures.shapeless();
        }
    }

    @Override
    public Optional<RepositoryId> movedTo(RepositoryId repository) {
        return Optional.ofNullable(moved.get(repository));
    }

    /** Gives up what nobody waits for any more, and closes the connections. */
    @Override
    public void close() {
        client.close();
    }

    /** In a lambda, since a method's name would load the class that has it, and kohsuke with it. */
    @FunctionalInterface
    private interface Reading {
        List<Release> of(ListingReader reader) throws IOException, SourceException;
    }

    private List<Release> list(String name, Reading reading, RepositoryId repository)
            throws SourceException {
        try {
            return secrets.require(listed(name, reading, repository), api.host());
        } catch (SourceException e) {
            throw secrets.clean(e);
        }
    }

    private List<Release> listed(String name, Reading reading, RepositoryId repository)
            throws SourceException {
        requireRepository(repository, forgeHost);
        GitHubFailures failures =
                new GitHubFailures(api, token.isPresent(), name + " of " + repository.path());
        requireUsable(token, failures);
        String listing = "%s %s %s".formatted(api.endpoint(), repository.path(), name);
        try (Pages pages = client.pages(failures)) {
            Optional<List<Release>> known = pages.known(listing);
            if (known.isPresent()) {
                return known.get();
            }
            List<Release> read =
                    reading.of(
                            new ListingReader(
                                    repository, api, pages, path -> learn(repository, path)));
            pages.learn(listing, read);
            return read;
        } catch (IOException | RuntimeException e) {
            // While iterating kohsuke throws unchecked, and over JSON of another shape whatever
            // comes; its messages may hold the whole answer, so none is passed on.
            throw ListingFailure.within(e).orElseGet(failures::shapeless);
        }
    }

    /** Remembers the name that a repository has in an address of the API, if it is another. */
    private void learn(RepositoryId repository, String path) {
        NewName.in(forgeHost, path)
                .filter(name -> !secrets.finds(name.path()))
                .filter(name -> !name.path().equalsIgnoreCase(repository.path()))
                .ifPresent(name -> moved.putIfAbsent(repository, name));
    }

    /** Makes sure that an address names a repository on a forge. */
    static void requireRepository(RepositoryId repository, String forgeHost)
            throws SourceException {
        if (!OWNER_AND_NAME.matcher(repository.path()).matches()) {
            throw new SourceException(
                    SourceException.Kind.UNUSABLE,
                    "\"%s\" does not name a repository on %s"
                            .formatted(repository.address(), forgeHost),
                    "write it as https://%s/OWNER/NAME".formatted(forgeHost),
                    null);
        }
    }

    /** A header does not carry everything, and OkHttp would complain unchecked. */
    static void requireUsable(Optional<Token> token, GitHubFailures failures)
            throws SourceException {
        if (token.stream()
                .flatMapToInt(secret -> secret.reveal().chars())
                .anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw failures.unusableToken();
        }
    }
}
