package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenGate;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.net.URI;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/**
 * Git over HTTP. A token travels in the header of a request as the password of a user whose name
 * the host asks for; most look at the password alone.
 */
final class HttpAccess extends GitAccess {

    private final GitOperation errand;
    private final RepositoryUrl repository;
    private final @Nullable Token token;
    private final SecretFilter secrets;
    private final boolean trusted;
    private final SameHostConnectionFactory conversation;

    HttpAccess(
            GitOperation errand,
            TokenProvider credentials,
            RequestCounter traffic,
            ResponseMeter meter) {
        this.errand = errand;
        this.repository = errand.repository();
        URI address = URI.create(repository.address());
        this.token =
                TokenGate.token(credentials, repository.host(), repository.host()).orElse(null);
        this.secrets = token == null ? SecretFilter.NONE : SecretFilter.of(token);
        this.trusted = HostName.mayCarryToken(address);
        this.conversation = new SameHostConnectionFactory(address, traffic, meter);
    }

    @Override
    void prepare(Transport transport) {
        TransportHttp http = (TransportHttp) transport;
        http.setHttpConnectionFactory(conversation);
        if (token != null && trusted) {
            http.setPreemptiveBasicAuthentication(user(repository.host()), token.reveal());
        }
    }

    /** The user whose password an access token is. */
    static String user(String host) {
        return host.equals("bitbucket.org") ? "x-token-auth" : "x-access-token";
    }

    @Override
    SecretFilter secrets() {
        return secrets;
    }

    @Override
    void done() {
        conversation.done();
    }

    /** Keeps no cause: JGit quotes what the host said, and a host may say the token back. */
    @Override
    SourceException explain(Exception failure) {
        return secrets.clean(explained(failure));
    }

    private SourceException explained(Exception failure) {
        if (failure instanceof SameHostConnectionFactory.ForeignRedirectException redirect) {
            return new SourceException(
                    Kind.UNUSABLE,
                    "%s sends those who ask for %s on to %s, and a redirect to another host is not followed"
                            .formatted(repository.host(), repository, redirect.host()),
                    "write the address that the repository has there",
                    null);
        }
        return errand.networkFailure(failure).orElseGet(() -> answered(conversation.status()));
    }

    private SourceException answered(int status) {
        return switch (status) {
            case 0 ->
                    failed(
                            Kind.UNREACHABLE,
                            "gave no answer to the question for " + errand.matter(),
                            "check the network and run again later");
            case 200 ->
                    failed(
                            Kind.SERVER_ERROR,
                            "answered the question for %s with something else"
                                    .formatted(errand.matter()),
                            "look at %s, which may be no repository, and run again later"
                                    .formatted(repository.address()));
            case 301, 302, 303, 307, 308 ->
                    failed(
                            Kind.UNUSABLE,
                            "sends those who ask for %s on to a page that is no repository"
                                    .formatted(repository),
                            "open %s in a browser, and write the address it leads to"
                                    .formatted(repository.address()));
            case 401, 403 -> refused(status);
            case 404, 410 ->
                    failed(
                            Kind.NOT_FOUND,
                            "knows no repository %s, or none that may be seen"
                                    .formatted(repository),
                            "correct the address, or see to it that the token for the host may %s the repository"
                                    .formatted(errand.right()));
            case 429 ->
                    failed(
                            Kind.RATE_LIMITED,
                            "takes no more questions for a while",
                            "run again later");
            default ->
                    failed(
                            Kind.SERVER_ERROR,
                            "answered %d for %s".formatted(status, errand.matter()),
                            "run again later");
        };
    }

    private SourceException refused(int status) {
        if (token != null && trusted) {
            return failed(
                    Kind.NOT_ALLOWED,
                    "answered %d for %s, in spite of the token kept for it"
                            .formatted(status, errand.matter()),
                    "renew the token, or let it %s the repository".formatted(errand.right()));
        }
        return failed(
                Kind.NOT_ALLOWED,
                "answered %d for %s%s"
                        .formatted(
                                status,
                                errand.matter(),
                                errand.reads()
                                        ? ", as it does for what is private and, on some hosts, for what is not there"
                                        : ", since it was given no token"),
                token != null
                        ? "write the address with https; a token is not sent over http"
                        : errand.reads()
                                ? "check the address; if the repository is private, " + giveAToken()
                                : giveAToken());
    }

    private String giveAToken() {
        return "give a token: " + TokenGate.place(repository.host(), repository.host());
    }

    private SourceException failed(Kind kind, String what, String cure) {
        return new SourceException(kind, repository.host() + " " + what, cure, null);
    }
}
