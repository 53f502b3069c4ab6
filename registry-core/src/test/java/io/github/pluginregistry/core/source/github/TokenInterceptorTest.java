package io.github.pluginregistry.core.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The token without the guard before it: what still holds should a request slip through. */
class TokenInterceptorTest {

    private final ForgeStub forge = ForgeStub.start();
    private final ForgeStub stranger = ForgeStub.start();

    @AfterEach
    void stop() {
        forge.close();
        stranger.close();
    }

    @Test
    void givesTheTokenToTheApi() throws Exception {
        ask(forge, Optional.of(Token.of("secret")));

        assertThat(forge.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.of("Bearer secret"));
    }

    @Test
    @Fault("a request to another host")
    void givesTheTokenToNobodyElse() throws Exception {
        ask(stranger, Optional.of(Token.of("secret")));

        assertThat(stranger.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.empty());
    }

    @Test
    @Fault("a redirect with a token on the way")
    void givesTheTokenToNobodyARedirectLeadsTo() throws Exception {
        forge.failing("o/r", 302, Map.of("Location", stranger.apiUrl() + "/repos/o/r/tags"));

        ask(forge, Optional.of(Token.of("secret")));

        assertThat(stranger.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.empty());
    }

    @Test
    void asksWithoutAHeaderWhereThereIsNoToken() throws Exception {
        ask(forge, Optional.empty());

        assertThat(forge.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.empty());
    }

    private void ask(ForgeStub host, Optional<Token> token) throws IOException {
        ApiAddress api = ApiAddress.of("github.com", forge.apiUrl());
        OkHttpClient client =
                new OkHttpClient.Builder()
                        .addNetworkInterceptor(new TokenInterceptor(api, token))
                        .build();
        Request request = new Request.Builder().url(host.apiUrl() + "/repos/o/r/tags").build();
        client.newCall(request).execute().close();
    }
}
