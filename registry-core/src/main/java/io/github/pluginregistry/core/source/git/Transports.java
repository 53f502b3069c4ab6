package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * Opens the way to a repository elsewhere.
 *
 * <p>A transport takes its settings from the repository it would fetch into. With one of our own,
 * nothing the user configured for git rewrites an address, adds a header or switches off the
 * verification of certificates.
 */
final class Transports {

    private Transports() {}

    /**
     * Opens a transport that waits no longer, and asks nobody for a password.
     *
     * @param repository a repository on another host
     */
    static Transport open(Repository own, RepositoryId repository, TimeOuts timeOuts, Access access)
            throws SourceException {
        try {
            return prepared(Transport.open(own, uri(repository.address())), timeOuts, access);
        } catch (URISyntaxException | NotSupportedException | TransportException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "\"%s\" is no address that git can ask".formatted(repository.address()),
                    "correct it; an address is https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH",
                    e);
        }
    }

    /** The same for a repository on this machine. */
    static Transport open(Repository own, Path path, TimeOuts timeOuts, Access access)
            throws SourceException {
        try {
            return prepared(Transport.open(own, new URIish(path.toString())), timeOuts, access);
        } catch (URISyntaxException | NotSupportedException | TransportException e) {
            throw access.explain(e);
        }
    }

    private static Transport prepared(Transport transport, TimeOuts timeOuts, Access access) {
        transport.setTimeout(timeOuts.silenceInSeconds());
        transport.setCredentialsProvider(null);
        access.prepare(transport);
        return transport;
    }

    /** JGit knows schemes in lower case alone, and takes anything else for a path. */
    private static URIish uri(String address) throws URISyntaxException {
        int end = Math.max(0, address.indexOf("://"));
        return new URIish(
                address.substring(0, end).toLowerCase(Locale.ROOT) + address.substring(end));
    }
}
