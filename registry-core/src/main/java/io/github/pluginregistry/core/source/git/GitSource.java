package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Asks repositories themselves, by the git protocol: over HTTP, over ssh, or on this machine.
 *
 * <p>Git knows tags, not releases. A tag of a remote repository has no date, since none comes over
 * the wire; a tag of a local one has its tagger's date or, where it is not annotated, its commit's.
 * A tag that leads to no commit has none; over the wire that cannot be told from one that does.
 */
public final class GitSource implements ReleaseSource {

    private final Path baseDirectory;
    private final Credentials credentials;
    private final Traffic traffic;
    private final TimeOuts timeOuts;
    private final ProtocolMemory memory;
    private final Path home;

    /**
     * @param baseDirectory where relative addresses start
     * @param credentials tokens for hosts, sent over https alone, or to this machine
     * @param traffic counts the requests over HTTP, and the listings over ssh
     * @param timeOuts how long to wait
     * @param memory which hosts need not be asked what they can do
     */
    public GitSource(
            Path baseDirectory,
            Credentials credentials,
            Traffic traffic,
            TimeOuts timeOuts,
            ProtocolMemory memory) {
        this(
                baseDirectory,
                credentials,
                traffic,
                timeOuts,
                memory,
                Path.of(System.getProperty("user.home")));
    }

    /**
     * @param home whose {@code .ssh} folder has the keys and the known hosts
     */
    GitSource(
            Path baseDirectory,
            Credentials credentials,
            Traffic traffic,
            TimeOuts timeOuts,
            ProtocolMemory memory,
            Path home) {
        this.baseDirectory = baseDirectory.toAbsolutePath().normalize();
        this.credentials = credentials;
        this.traffic = traffic;
        this.timeOuts = timeOuts;
        this.memory = memory;
        this.home = home;
    }

    /** None: git knows tags alone. */
    @Override
    public List<Release> releases(RepositoryId repository) {
        return List.of();
    }

    @Override
    public List<Release> tags(RepositoryId repository) throws SourceException {
        return tags(repository, Set.of(""));
    }

    @Override
    public boolean isAtHand(RepositoryId repository) {
        return repository.transport() == Transport.LOCAL;
    }

    /** Over the wire git tells the refs with some beginnings alone; on disk nothing is gained. */
    @Override
    public boolean narrows(RepositoryId repository) {
        return repository.transport() != Transport.LOCAL;
    }

    @Override
    public List<Release> tags(RepositoryId repository, Set<String> prefixes)
            throws SourceException {
        AnswerMeter meter = new AnswerMeter(AnswerMeter.REFS);
        return Patience.await(
                Errand.tags(repository),
                timeOuts.total(),
                meter,
                listing(repository, prefixes, meter)::list);
    }

    /** The classes for ssh are many; they are loaded where an address needs them. */
    private TagListing listing(RepositoryId repository, Set<String> prefixes, AnswerMeter meter) {
        return switch (repository.transport()) {
            case LOCAL -> new LocalTags(baseDirectory, repository, LocalLimits.STANDARD);
            case HTTP ->
                    new RemoteTags(
                            repository,
                            prefixes,
                            timeOuts,
                            new HttpAccess(
                                    Errand.tags(repository), credentials, traffic, memory, meter));
            case SSH ->
                    new RemoteTags(
                            repository,
                            prefixes,
                            timeOuts,
                            new SshAccess(Errand.tags(repository), traffic, home, meter));
        };
    }
}
