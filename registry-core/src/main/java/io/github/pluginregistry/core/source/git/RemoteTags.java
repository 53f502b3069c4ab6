package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a repository elsewhere. They alone are asked for, in one {@code ls-refs} with all the
 * prefixes, where the host speaks protocol version 2; one that does not tells all its refs.
 *
 * @param prefixes what the tags that matter begin with
 */
record RemoteTags(RepositoryId repository, Set<String> prefixes, TimeOuts timeOuts, Access access)
        implements TagListing {

    @Override
    public List<Release> list() throws SourceException {
        // The transport takes its settings from the repository it would fetch into. With an empty
        // one, nothing the user configured for git rewrites an address, adds a header or switches
        // off the verification of certificates.
        try (Repository nothing = new InMemoryRepository(new DfsRepositoryDescription());
                Transport transport = Transport.open(nothing, uri())) {
            transport.setTimeout(timeOuts.silenceInSeconds());
            transport.setCredentialsProvider(null);
            access.prepare(transport);
            return ask(transport);
        } catch (URISyntaxException | NotSupportedException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "\"%s\" is no address that git can ask".formatted(repository.address()),
                    "correct it; an address is https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH",
                    e);
        } catch (IOException | RuntimeException e) {
            // JGit trusts that a host sends well-formed names and numbers; not all do.
            if (access.triesAgain()) {
                return list();
            }
            throw access.explain(e);
        } finally {
            access.done();
        }
    }

    /** JGit knows schemes in lower case alone, and takes anything else for a path. */
    private URIish uri() throws URISyntaxException {
        String address = repository.address();
        int end = Math.max(0, address.indexOf("://"));
        return new URIish(
                address.substring(0, end).toLowerCase(Locale.ROOT) + address.substring(end));
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
