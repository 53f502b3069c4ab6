package io.github.pluginregistry.server.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.credential.SecretException;
import io.github.pluginregistry.server.credential.Secrets;
import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.store.OutgoingStore.Outgoing;
import io.github.pluginregistry.server.webhook.StandardWebhooksSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the requests that tell dependents of a change: a webhook that is signed as Standard
 * Webhooks says, or an event of GitHub that starts workflows (<a
 * href="https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event">repository_dispatch</a>).
 */
final class OutgoingRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Secrets secrets;
    private final Map<String, SecretReference> hosts;
    private final Clock clock;

    /**
     * Creates it with secrets.
     *
     * @param hosts where the tokens of hosts are
     */
    OutgoingRequests(Secrets secrets, Map<String, SecretReference> hosts, Clock clock) {
        this.secrets = secrets;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * The request to one dependent.
     *
     * @throws SecretException if a secret for it cannot be read
     */
    HttpRequest request(Dependent dependent, Outgoing message) throws SecretException {
        Trace trace = Trace.continuing(message.trace());
        HttpRequest request =
                dependent.repositoryDispatch().isEmpty()
                        ? webhook(dependent, message)
                        : event(dependent, message, trace);
        return request.with(Trace.HEADER, trace.toString());
    }

    private HttpRequest webhook(Dependent dependent, Outgoing message) throws SecretException {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.change("POST", URI.create(dependent.url()), body);
        Optional<SecretReference> secret = dependent.secret();
        if (secret.isEmpty()) {
            return request;
        }
        Token key = secrets.resolve(secret.get());
        String id = "%s-%d-%s".formatted(message.registry(), message.run(), message.target());
        try {
            Map<String, String> headers =
                    StandardWebhooksSigner.headers(key, id, clock.instant(), body);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.with(header.getKey(), header.getValue());
            }
            return request;
        } catch (IllegalArgumentException e) {
            throw new SecretException(
                    "the secret %s cannot sign webhooks".formatted(secret.get()),
                    "use at least one byte in base64, with or without whsec_ in front");
        }
    }

    /** Workflows see the payload alone, and no header. */
    private HttpRequest event(Dependent dependent, Outgoing message, Trace trace)
            throws SecretException {
        URI api = URI.create(dependent.apiUrl());
        URI address =
                URI.create(
                        "%s/repos/%s/dispatches"
                                .formatted(
                                        dependent.apiUrl().replaceFirst("/+$", ""),
                                        dependent.repositoryDispatch()));
        ObjectNode body = JSON.createObjectNode();
        body.put("event_type", dependent.eventType());
        try {
            body.set(
                    "client_payload",
                    JSON.readValue(message.body(), ObjectNode.class)
                            .put(Trace.HEADER, trace.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server itself wrote the body", e);
        }
        HttpRequest request =
                HttpRequest.change(
                                "POST", address, body.toString().getBytes(StandardCharsets.UTF_8))
                        .with("Accept", "application/vnd.github+json")
                        .with("X-GitHub-Api-Version", "2022-11-28");
        SecretReference token = hosts.get(forge(api));
        return token == null
                ? request
                : request.with("Authorization", "Bearer " + secrets.resolve(token).reveal());
    }

    /** The host that the token of an API is kept for. */
    private static String forge(URI api) {
        String authority = api.getAuthority();
        return authority.equals("api.github.com") ? "github.com" : authority;
    }
}
