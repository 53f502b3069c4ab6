package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends each question to who can answer it: a host with a forge's API by that API where its address
 * is {@code http(s)}, everything else by git. A source is made when the first repository needs it,
 * so that a run loads no library it does not use.
 */
final class RoutedSource implements ReleaseSource {

    /** Who can answer. */
    enum Route {
        /** A forge's API. */
        FORGE,
        /** Git, over the network. */
        REMOTE_GIT,
        /** Git, on this machine. */
        LOCAL_GIT
    }

    /** One source serves one host on one route. */
    record Key(Route route, String host) {

        /** Written out: what a record brings along by itself takes ten milliseconds of a start. */
        @Override
        public int hashCode() {
            return Objects.hash(route, host);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.route == route && key.host.equals(host);
        }
    }

    private final RegistryDefinition definition;
    private final Function<Key, ReleaseSource> maker;
    private final Map<Key, ReleaseSource> sources = new ConcurrentHashMap<>();

    /**
     * @param maker makes the source for a route; the host is empty for git, which serves all hosts
     */
    RoutedSource(RegistryDefinition definition, Function<Key, ReleaseSource> maker) {
        this.definition = definition;
        this.maker = maker;
    }

    @Override
    public List<Release> releases(RepositoryId repository) throws SourceException {
        return sourceOf(repository).releases(repository);
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        return sourceOf(repository).tags(repository);
    }

    @Override
    public Optional<RepositoryId> movedTo(RepositoryId repository) {
        return sourceOf(repository).movedTo(repository);
    }

    @Override
    public boolean isAtHand(RepositoryId repository) {
        return sourceOf(repository).isAtHand(repository);
    }

    @Override
    public boolean narrows(RepositoryId repository) {
        return sourceOf(repository).narrows(repository);
    }

    @Override
    public List<Release> tags(RepositoryId repository, Set<String> prefixes)
            throws SourceException {
        return sourceOf(repository).tags(repository, prefixes);
    }

    @Override
    public boolean hasTag(RepositoryId repository, String tag) throws SourceException {
        return sourceOf(repository).hasTag(repository, tag);
    }

    @Override
    public void close() {
        sources.values().forEach(ReleaseSource::close);
    }

    private ReleaseSource sourceOf(RepositoryId repository) {
        return sources.computeIfAbsent(key(repository), maker);
    }

    private Key key(RepositoryId repository) {
        if (repository.transport() == Transport.LOCAL) {
            return new Key(Route.LOCAL_GIT, "");
        }
        return repository.transport() == Transport.HTTP
                        && definition.forgeOf(repository) == ForgeType.GITHUB
                ? new Key(Route.FORGE, repository.host())
                : new Key(Route.REMOTE_GIT, "");
    }
}
