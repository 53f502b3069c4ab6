package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenGate;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.HostName;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/** Git over HTTP, with the token as the password of a user. */
final class HttpAccess extends GitAccess {

    private final GitOperation operation;
    private final @Nullable Token token;
    private final SecretFilter secrets;
    private final SameHostConnectionFactory connections;
    private final GitHttpErrors errors;

    HttpAccess(
            GitOperation operation,
            TokenProvider tokens,
            RequestCounter requests,
            ResponseMeter meter) {
        this.operation = operation;
        URI address = URI.create(operation.repository().address());
        String host = operation.repository().host();
        Optional<Token> known = TokenGate.token(tokens, host, host);
        boolean safe = HostName.mayCarryToken(address);
        this.token = safe ? known.orElse(null) : null;
        this.secrets = known.map(SecretFilter::of).orElse(SecretFilter.NONE);
        this.connections = new SameHostConnectionFactory(address, requests, meter);
        this.errors =
                new GitHttpErrors(
                        operation,
                        host,
                        token != null,
                        known.isPresent() && !safe
                                ? "write the address with https; a token is not sent over http"
                                : "put a token into " + TokenGate.place(tokens, host, host));
    }

    @Override
    void prepare(Transport transport) {
        TransportHttp http = (TransportHttp) transport;
        http.setHttpConnectionFactory(connections);
        if (token != null) {
            String user = token.user(usualUser(operation.repository().host()));
            http.setPreemptiveBasicAuthentication(user, token.reveal());
        }
    }

    /** The user name that goes with an access token if nobody gave one. */
    static String usualUser(String host) {
        return host.equals("bitbucket.org") ? "x-token-auth" : "x-access-token";
    }

    @Override
    SecretFilter secrets() {
        return secrets;
    }

    @Override
    void done() {
        connections.done();
    }

    /** Keeps no cause: JGit quotes what the host sent, and a host may repeat the token. */
    @Override
    SourceException explain(Exception failure) {
        return secrets.clean(explained(failure));
    }

    private SourceException explained(Exception failure) {
        return failure instanceof SameHostConnectionFactory.ForeignRedirectException redirect
                ? errors.foreignRedirect(redirect.host())
                : operation
                        .networkFailure(operation.repository().host(), failure)
                        .orElseGet(() -> errors.status(connections.status()));
    }
}
