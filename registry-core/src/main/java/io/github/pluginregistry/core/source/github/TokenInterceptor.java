package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.Token;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Puts the token into requests to the API itself. It stands next to the network, where each request
 * shows the address it really goes to, so that neither a redirect nor a link to another host can
 * carry the token away.
 */
final class TokenInterceptor implements Interceptor {

    private final ApiAddress api;
    private final Optional<Token> token;

    TokenInterceptor(ApiAddress api, Optional<Token> token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (token.isEmpty() || !api.covers(chain.request().url())) {
            return chain.proceed(chain.request());
        }
        return chain.proceed(
                chain.request().newBuilder().header("Authorization", header(token.get())).build());
    }

    /** What the header says. */
    static String header(Token token) {
        return "Bearer " + token.reveal();
    }
}
