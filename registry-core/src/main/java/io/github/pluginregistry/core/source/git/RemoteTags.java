package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a repository elsewhere. The refs under {@code refs/tags/} alone are asked for, over
 * protocol version 2 where the host speaks it.
 */
record RemoteTags(RepositoryId repository, TimeOuts timeOuts, Access access) implements TagListing {

    private static final List<RefSpec> TAGS = List.of(new RefSpec("refs/tags/*:refs/tags/*"));

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
            throw access.explain(e);
        }
    }

    /** JGit knows schemes in lower case alone, and takes anything else for a path. */
    private URIish uri() throws URISyntaxException {
        String address = repository.address();
        int end = Math.max(0, address.indexOf("://"));
        return new URIish(
                address.substring(0, end).toLowerCase(Locale.ROOT) + address.substring(end));
    }

    private static List<Release> ask(Transport transport) throws IOException {
        try (FetchConnection connection = transport.openFetch(TAGS)) {
            return connection.getRefs().stream()
                    .filter(ref -> ref.getName().startsWith(Constants.R_TAGS))
                    .map(RemoteTags::release)
                    .toList();
        }
    }

    private static Release release(Ref ref) {
        @Nullable ObjectId peeled = ref.getPeeledObjectId();
        return Release.ofTag(ref.getName().substring(Constants.R_TAGS.length()))
                .withCommit((peeled == null ? ref.getObjectId() : peeled).name());
    }
}
