package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.sdk.SecretSource;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that are configured, then those of extensions.
 *
 * @param configured the tokens without those of extensions
 * @param sources the sources of secrets, in the order in which they are asked
 */
record ExtensionTokens(TokenProvider configured, List<ExtensionCalls> sources)
        implements TokenProvider {

    ExtensionTokens {
        sources = List.copyOf(sources);
    }

    @Override
    public Optional<Token> token(String host) {
        Optional<Token> token = configured.token(host);
        return token.isPresent() ? token : secret(host);
    }

    private Optional<Token> secret(String host) {
        for (ExtensionCalls extension : sources) {
            try {
                Optional<String> token =
                        extension.call(SecretSource.class, "token", it -> it.token(host));
                if (token.isPresent()) {
                    return token.map(Token::of);
                }
            } catch (ExtensionFailure e) {
                throw new UnreadableTokenException(
                        "extension \"%s\" could not be asked for the token of %s: %s"
                                .formatted(extension.id(), host, e.getMessage()));
            }
        }
        return Optional.empty();
    }

    @Override
    public String place(String host) {
        return configured.place(host);
    }

    @Override
    public String loopbackCondition() {
        return configured.loopbackCondition();
    }

    @Override
    public boolean allowsLoopback() {
        return configured.allowsLoopback();
    }
}
