package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.HostName;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.HttpAccess;
import io.github.pluginregistry.sdk.HttpReply;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What an extension may use of a run: nothing that its capabilities or its configuration lack. */
record HostContext(
        Capabilities capabilities,
        RegistryInfo registry,
        Map<String, Object> configuration,
        TokenProvider tokens,
        HttpClient client,
        ExtensionLog log)
        implements ExtensionContext, HttpAccess {

    @Override
    public String id() {
        return capabilities.id();
    }

    @Override
    public HttpAccess http() {
        return this;
    }

    @Override
    public Optional<String> token(String host) throws IOException {
        if (!capabilities.tokenHosts().contains(host)) {
            throw new SecurityException(
                    "the capabilities of %s do not name %s, so it gets no token of it"
                            .formatted(id(), host));
        }
        try {
            return tokens.token(host).map(Token::reveal);
        } catch (UnreadableTokenException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public HttpReply get(URI url, Map<String, String> headers) throws IOException {
        return send(HttpRequest.get(requireSafe(url)), headers);
    }

    @Override
    public HttpReply post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        return send(HttpRequest.change("POST", requireSafe(url), body), headers);
    }

    private HttpReply send(HttpRequest request, Map<String, String> headers) throws IOException {
        HttpRequest complete = request;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            complete = complete.with(header.getKey(), header.getValue());
        }
        HttpResponse response = client.send(complete);
        return new HttpReply(response.status(), response.headers(), response.body());
    }

    private static URI requireSafe(URI url) throws IOException {
        if (!HostName.mayCarryToken(url)) {
            throw new IOException(
                    "%s is neither an https URL nor one of a loopback address".formatted(url));
        }
        return url;
    }
}
