package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.jspecify.annotations.Nullable;

/**
 * Lists the tags of repositories over ssh, and on this machine.
 *
 * <p>A tag of a remote repository has no date, since the protocol does not send one; a tag of a
 * local repository has its tagger's date or, if it is lightweight, its commit's. A tag of something
 * other than a commit has no commit; over ssh the two cannot be distinguished.
 */
public final class GitSource {

    private final Path baseDirectory;
    private final RequestCounter traffic;
    private final Path home;
    private final GitTimeouts overSsh;

    /**
     * @param baseDirectory where relative addresses start
     * @param traffic counts the listings over ssh
     * @param home whose {@code .ssh} folder has the keys and the known hosts
     */
    public GitSource(Path baseDirectory, RequestCounter traffic, Path home) {
        this(baseDirectory, traffic, home, GitTimeouts.LISTING);
    }

    GitSource(Path baseDirectory, RequestCounter traffic, Path home, GitTimeouts overSsh) {
        this.baseDirectory = baseDirectory.toAbsolutePath().normalize();
        this.traffic = traffic;
        this.home = home;
        this.overSsh = overSsh;
    }

    /**
     * The tags of a repository: over ssh those that begin with one of the prefixes, on this machine
     * all of them.
     *
     * @throws SourceException if there is no complete response
     */
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        boolean local = repository.transport() == Transport.LOCAL;
        ResponseMeter meter = new ResponseMeter(ResponseMeter.REFS);
        GitTimeouts timeOuts = local ? GitTimeouts.STANDARD : overSsh;
        GitOperation operation = GitOperation.tags(repository);
        List<Release> tags =
                timeOuts.await(
                        operation,
                        meter,
                        local
                                ? new LocalTags(baseDirectory, repository, LocalLimits.STANDARD)
                                        ::list
                                : () -> remoteTags(repository, prefixes, operation, meter));
        return new TagListing(tags, local ? Set.of("") : prefixes, null, TagListing.Dates.NONE);
    }

    /**
     * Only tags are requested, in one {@code ls-refs} with all the prefixes, where the host speaks
     * protocol version 2; one that does not sends all its refs.
     */
    private List<Release> remoteTags(
            RepositoryUrl repository,
            Set<String> prefixes,
            GitOperation operation,
            ResponseMeter meter)
            throws SourceException {
        GitAccess access = new SshAccess(operation, traffic, home, meter);
        try (Repository nothing = new InMemoryRepository(new DfsRepositoryDescription());
                org.eclipse.jgit.transport.Transport transport =
                        access.open(nothing, repository, overSsh);
                FetchConnection connection =
                        transport.openFetch(List.of(), refPrefixes(prefixes))) {
            return connection.getRefs().stream()
                    .filter(ref -> ref.getName().startsWith(Constants.R_TAGS))
                    .map(GitSource::release)
                    .toList();
        } catch (IOException | RuntimeException e) {
            // JGit trusts that a host sends well-formed names and numbers; not all do.
            throw access.explain(e);
        } finally {
            access.done();
        }
    }

    private static String[] refPrefixes(Set<String> prefixes) {
        return LsRefs.shortest(prefixes).stream()
                .map(Constants.R_TAGS::concat)
                .toArray(String[]::new);
    }

    private static Release release(Ref ref) {
        @Nullable ObjectId peeled = ref.getPeeledObjectId();
        return Release.ofTag(ref.getName().substring(Constants.R_TAGS.length()))
                .withCommit((peeled == null ? ref.getObjectId() : peeled).name());
    }
}
