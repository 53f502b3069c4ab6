package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a repository elsewhere. They alone are asked for, in one {@code ls-refs} with all the
 * prefixes, where the host speaks protocol version 2; one that does not tells all its refs.
 *
 * @param prefixes what the tags that matter begin with
 */
record RemoteTags(RepositoryId repository, Set<String> prefixes, TimeOuts timeOuts, Access access) {

    List<Release> list() throws SourceException {
        try (Repository nothing = new InMemoryRepository(new DfsRepositoryDescription());
                Transport transport = Transports.open(nothing, repository, timeOuts, access)) {
            return access.secrets().require(ask(transport), repository.host());
        } catch (IOException | RuntimeException e) {
            // JGit trusts that a host sends well-formed names and numbers; not all do.
            throw access.explain(e);
        } finally {
            access.done();
        }
    }

    private List<Release> ask(Transport transport) throws IOException {
        try (FetchConnection connection = transport.openFetch(List.of(), refPrefixes())) {
            return connection.getRefs().stream()
                    .filter(ref -> ref.getName().startsWith(Constants.R_TAGS))
                    .map(RemoteTags::release)
                    .toList();
        }
    }

    /** No more than needed: what begins with {@code v1} begins with {@code v}, too. */
    private String[] refPrefixes() {
        Deque<String> shortest = new ArrayDeque<>();
        prefixes.stream()
                .sorted()
                .filter(prefix -> shortest.isEmpty() || !prefix.startsWith(shortest.getLast()))
                .forEach(shortest::add);
        return shortest.stream().map(Constants.R_TAGS::concat).toArray(String[]::new);
    }

    private static Release release(Ref ref) {
        @Nullable ObjectId peeled = ref.getPeeledObjectId();
        return Release.ofTag(ref.getName().substring(Constants.R_TAGS.length()))
                .withCommit((peeled == null ? ref.getObjectId() : peeled).name());
    }
}
