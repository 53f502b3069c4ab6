package io.github.pluginregistry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pluginregistry.server.config.ConfigurationException;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.config.WebhookConfiguration;
import io.github.pluginregistry.server.webhook.RejectedDeliveryException;
import io.github.pluginregistry.server.webhook.WebhookEvent;
import io.github.pluginregistry.server.webhook.WebhookRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What server.yaml says reaches the endpoints. */
class ServerPartsTest {

    private static final String YAML =
            """
            http:
              address: 0.0.0.0
              port: 9090
              publicUrl: https://registry.example.com
              trustedProxies: [10.0.0.0/8]
            webhooks:
              gitlab: {secrets: [env:HOOK], secretToken: true, addresses: [192.0.2.0/24]}
              sourcehut: {secrets: [env:HOOK], url: https://git.example.com/}
              bitbucket-server: {secrets: [env:HOOK]}
              generic:
                ci: {scheme: hmac-sha256, header: X-Signature, secrets: [env:HOOK]}
                other: {scheme: standard-webhooks, secrets: [env:HOOK]}
            registries:
              - id: pipecd
                repository: https://github.com/pipe-cd/registry.git
                branch: main
                conditions:
                  - {type: tag, patterns: ["v*"]}
            """;

    @TempDir private Path directory;

    private ServerConfiguration read() throws IOException, ConfigurationException {
        Path file = directory.resolve("server.yaml");
        Files.writeString(file, YAML);
        return ServerConfiguration.read(file);
    }

    @Test
    void makesAWebhookOfEachConfiguration()
            throws IOException, ConfigurationException, RejectedDeliveryException {
        List<WebhookConfiguration> configured = read().webhooks();
        assertThat(configured)
                .extracting(WebhookConfiguration::type)
                .containsExactlyInAnyOrder(
                        "gitlab-token",
                        "sourcehut",
                        "bitbucket-server",
                        "hmac-sha256",
                        "standard-webhooks");
        for (WebhookConfiguration one : configured) {
            ServerParts.Hook hook =
                    ServerParts.Hook.of(one, () -> List.of("HOOK"), Clock.systemUTC());
            assertThat(hook.webhook().name()).isEqualTo(one.name());
            assertThat(hook.addresses()).isEqualTo(one.addresses());
        }
        WebhookRequest request =
                new WebhookRequest(
                        Map.of("X-Gitlab-Token", "HOOK"),
                        "{\"object_kind\": \"release\"}".getBytes(StandardCharsets.UTF_8));
        ServerParts.Hook gitLab =
                ServerParts.Hook.of(configured.get(0), () -> List.of("HOOK"), Clock.systemUTC());
        assertThat(gitLab.webhook().receive(request).event().kind())
                .isEqualTo(WebhookEvent.Kind.RELEASE);
    }

    @Test
    void listensWhereConfigured() throws IOException, ConfigurationException {
        HttpSettings settings = HttpSettings.of(read().http());
        assertThat(settings.address()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.trustedProxies()).containsExactly("10.0.0.0/8");
        assertThat(settings.isSecure()).isTrue();
    }

    @Test
    void readsTheConditionsOfARegistry() throws IOException, ConfigurationException {
        String text = read().registryTexts().getOrDefault("pipecd", "");
        ServerParts.RegistryReader reader = ServerParts.RegistryReader.standard();
        WebhookEvent other =
                new WebhookEvent(
                        WebhookEvent.Kind.TAG, "", "", List.of("refs/tags/w1"), "", List.of());
        assertThat(reader.conditions(text).due(other, Instant.EPOCH, Instant.EPOCH)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.conditions("{\"id\": \"pipecd\", \"unknown\": 1}"))
                .withMessageContaining("unknown");
    }
}
