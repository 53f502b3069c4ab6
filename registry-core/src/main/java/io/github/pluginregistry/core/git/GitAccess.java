package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * Opens JGit transports to a repository over one protocol.
 *
 * <p>A transport takes its settings from the repository it would fetch into. With one of our own,
 * nothing that the user configured for git rewrites an address, adds a header or switches off the
 * verification of certificates.
 */
abstract class GitAccess {

    /** Gives a transport what it needs before it connects. */
    abstract void prepare(Transport transport);

    /** Closes the connections of an operation that is complete or abandoned. */
    void done() {}

    /** Finds the token that is sent in what the host answers. */
    SecretFilter secrets() {
        return SecretFilter.NONE;
    }

    abstract SourceException explain(Exception failure);

    /**
     * Opens a transport with a timeout, which never prompts for a password.
     *
     * @param repository a repository on another host
     */
    final Transport open(Repository own, RepositoryUrl repository, GitTimeouts timeOuts)
            throws SourceException {
        try {
            return prepared(Transport.open(own, uri(repository.address())), timeOuts);
        } catch (URISyntaxException | NotSupportedException | TransportException e) {
            throw new SourceException(
                    Kind.UNUSABLE,
                    "\"%s\" is no address that git can ask".formatted(repository.address()),
                    "correct it; an address is https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH",
                    e);
        }
    }

    /** The same for a repository on this machine. */
    final Transport open(Repository own, Path path, GitTimeouts timeOuts) throws SourceException {
        try {
            return prepared(Transport.open(own, new URIish(path.toString())), timeOuts);
        } catch (URISyntaxException | NotSupportedException | TransportException e) {
            throw explain(e);
        }
    }

    private Transport prepared(Transport transport, GitTimeouts timeOuts) {
        transport.setTimeout(timeOuts.silenceInSeconds());
        transport.setCredentialsProvider(null);
        prepare(transport);
        return transport;
    }

    /** JGit knows schemes in lower case only, and takes anything else for a path. */
    private static URIish uri(String address) throws URISyntaxException {
        int end = Math.max(0, address.indexOf("://"));
        return new URIish(
                address.substring(0, end).toLowerCase(Locale.ROOT) + address.substring(end));
    }

    /** Access to a repository on this machine, which needs no key and no token. */
    static final class Local extends GitAccess {

        private final GitOperation operation;

        Local(GitOperation operation) {
            this.operation = operation;
        }

        @Override
        void prepare(Transport transport) {
            // A path needs no authentication.
        }

        @Override
        SourceException explain(Exception failure) {
            return new SourceException(
                    Kind.UNUSABLE,
                    "the git repository at %s gave no %s (%s)"
                            .formatted(
                                    operation.repository().address(),
                                    operation.matter(),
                                    failure.getMessage()),
                    "look at it with \"git fsck\", and at who may read and write its files",
                    failure);
        }
    }
}
