package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.model.RepositoryId.Transport;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.TagListing;
import io.github.pluginregistry.core.source.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the tags of repositories over ssh, and on this machine.
 *
 * <p>A tag of a remote repository has no date, since none comes over the wire; a tag of a local one
 * has its tagger's date or, where it is not annotated, its commit's. A tag that leads to no commit
 * has none; over the wire that cannot be told from one that does.
 */
public final class GitSource {

    private final Path baseDirectory;
    private final Traffic traffic;
    private final Path home;
    private final TimeOuts overSsh;

    /**
     * @param baseDirectory where relative addresses start
     * @param traffic counts the listings over ssh
     */
    public GitSource(Path baseDirectory, Traffic traffic) {
        this(baseDirectory, traffic, Path.of(System.getProperty("user.home")), TimeOuts.LISTING);
    }

    /**
     * @param home whose {@code .ssh} folder has the keys and the known hosts
     */
    GitSource(Path baseDirectory, Traffic traffic, Path home, TimeOuts overSsh) {
        this.baseDirectory = baseDirectory.toAbsolutePath().normalize();
        this.traffic = traffic;
        this.home = home;
        this.overSsh = overSsh;
    }

    /**
     * The tags of a repository: over ssh those that begin with one of the prefixes, on this machine
     * all of them.
     *
     * @throws SourceException if there is no whole answer
     */
    public TagListing tags(RepositoryId repository, Set<String> prefixes) throws SourceException {
        boolean local = repository.transport() == Transport.LOCAL;
        AnswerMeter meter = new AnswerMeter(AnswerMeter.REFS);
        TimeOuts timeOuts = local ? TimeOuts.STANDARD : overSsh;
        Errand errand = Errand.tags(repository);
        List<Release> tags =
                Patience.await(
                        errand,
                        timeOuts.total(),
                        meter,
                        local
                                ? new LocalTags(baseDirectory, repository, LocalLimits.STANDARD)
                                        ::list
                                : new RemoteTags(
                                                repository,
                                                prefixes,
                                                timeOuts,
                                                new SshAccess(errand, traffic, home, meter))
                                        ::list);
        return new TagListing(
                tags, local ? Set.of("") : prefixes, Optional.empty(), TagListing.Dates.NONE);
    }
}
