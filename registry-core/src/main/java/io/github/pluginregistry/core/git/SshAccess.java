package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Path;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/** Git over ssh, with the user's keys, agent, known hosts and configuration, but no password. */
final class SshAccess extends GitAccess {

    private final GitOperation operation;
    private final RepositoryUrl repository;
    private final RequestCounter traffic;
    private final Path home;
    private final ResponseMeter meter;

    SshAccess(GitOperation operation, RequestCounter traffic, Path home, ResponseMeter meter) {
        this.operation = operation;
        this.repository = operation.repository();
        this.traffic = traffic;
        this.home = home;
        this.meter = meter;
    }

    /** Sets the sessions, and by that keeps JGit from running the program that GIT_SSH names. */
    @Override
    void prepare(Transport transport) {
        ((SshTransport) transport)
                .setSshSessionFactory(
                        meter.metered(
                                new SshdSessionFactoryBuilder()
                                        .setHomeDirectory(home.toFile())
                                        .setSshDirectory(home.resolve(".ssh").toFile())
                                        .setPreferredAuthentications("publickey")
                                        .withDefaultConnectorFactory()
                                        .build(null)));
        traffic.requested();
    }

    @Override
    SourceException explain(Exception failure) {
        return operation
                .networkFailure(repository.host(), failure)
                .orElseGet(() -> answered(failure));
    }

    private SourceException answered(Exception failure) {
        String host = repository.host();
        if (failure instanceof NoRemoteRepositoryException
                || failure instanceof RemoteRepositoryException) {
            return new SourceException(
                    Kind.NOT_FOUND,
                    "%s has no repository %s, or the keys of this user may not read it"
                            .formatted(host, repository),
                    "correct the address, or let the user's key %s the repository"
                            .formatted(operation.right()),
                    failure);
        }
        return switch (reasonForLeaving(failure)) {
            case SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE ->
                    new SourceException(
                            Kind.NOT_ALLOWED,
                            "the key of the host %s is not among the known hosts of this user"
                                    .formatted(host),
                            "compare the key with the one its owner publishes, and add it to %s"
                                    .formatted(home.resolve(".ssh").resolve("known_hosts")),
                            failure);
            case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
                    new SourceException(
                            Kind.NOT_ALLOWED,
                            "%s accepts no key of this user for %s".formatted(host, repository),
                            "add a key to the ssh agent, or one without a password to %s"
                                    .formatted(home.resolve(".ssh")),
                            failure);
            default ->
                    new SourceException(
                            Kind.UNREACHABLE,
                            "%s closed the connection when asked for the %s"
                                    .formatted(host, operation.matter()),
                            "check that git can be asked there over ssh, and run again later",
                            failure);
        };
    }

    /** The code of RFC 4253, section 11.1, or 0 where there is none. */
    private static int reasonForLeaving(Exception failure) {
        return GitOperation.causes(failure)
                .filter(SshException.class::isInstance)
                .map(SshException.class::cast)
                .mapToInt(SshException::getDisconnectCode)
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
    }
}
