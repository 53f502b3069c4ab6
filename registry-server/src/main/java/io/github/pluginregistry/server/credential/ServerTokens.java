package io.github.pluginregistry.server.credential;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.server.config.SecretReference;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tokens of hosts, from {@code credentials.hosts} of server.yaml. */
public final class ServerTokens implements TokenProvider {

    private final Secrets secrets;
    private final Map<String, SecretReference> hosts;

    /**
     * Creates it for hosts.
     *
     * @param hosts where the token of each host is
     */
    public ServerTokens(Secrets secrets, Map<String, SecretReference> hosts) {
        this.secrets = secrets;
        this.hosts =
                hosts.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        it -> it.getKey().toLowerCase(Locale.ROOT),
                                        Map.Entry::getValue));
    }

    @Override
    public Optional<Token> token(String host) {
        SecretReference reference = hosts.get(host);
        if (reference == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(secrets.resolve(reference));
        } catch (SecretException e) {
            throw new UnreadableTokenException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String place(String host) {
        return "credentials.hosts of server.yaml, with the key " + host;
    }

    /** A definition could ask for the server's own machine. */
    @Override
    public String loopbackCondition() {
        return "reach the host by an address that is not loopback, which gets no token";
    }
}
