package io.github.pluginregistry.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.server.store.RepositoryKey;
import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Reads every example of a payload that GitHub publishes, from the npm package {@code
 * @octokit/webhooks-examples}. {@code .ci/contract} installs it and runs this class.
 */
class WebhookPayloadsContract {

    private record Example(String event, JsonNode payload) {

        WebhookEvent read() throws RejectedDeliveryException {
            Map<String, String> headers = Map.of("X-GitHub-Event", event);
            return Signed.webhook(WebhookType.GITHUB, Signed.SECRET)
                    .receive(Signed.request(WebhookType.GITHUB, headers, payload.toString()))
                    .event();
        }
    }

    private static List<Example> examples() throws IOException {
        Path file = Path.of(System.getProperty("contract.webhooks"));
        JsonNode events =
                new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        List<Example> examples = new ArrayList<>();
        for (JsonNode event : events) {
            for (JsonNode payload : event.path("examples")) {
                examples.add(new Example(event.path("name").asText(), payload));
            }
        }
        return examples;
    }

    @Test
    void readsEveryExample() throws IOException, RejectedDeliveryException {
        assertThat(examples()).hasSizeGreaterThan(300);
        for (Example example : examples()) {
            WebhookEvent event = example.read();
            String address = example.payload().at("/repository/html_url").asText();
            assertThat(RepositoryKey.find(event.repository()))
                    .as(example.toString())
                    .isEqualTo(RepositoryKey.find(address));
            assertThat(event.kind()).as(example.toString()).isEqualTo(kind(example));
        }
    }

    private static Kind kind(Example example) {
        JsonNode payload = example.payload();
        return switch (example.event()) {
            case "release" -> Kind.RELEASE;
            case "create", "delete" ->
                    payload.path("ref_type").asText().equals("tag") ? Kind.TAG : Kind.OTHER;
            case "push" ->
                    payload.path("ref").asText().startsWith("refs/tags/") ? Kind.TAG : Kind.PUSH;
            case "workflow_run" ->
                    payload.path("action").asText().equals("completed")
                            ? Kind.WORKFLOW_RUN
                            : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    @Test
    void readsTheTagOfEachReleaseAndTag() throws IOException, RejectedDeliveryException {
        for (Example example : examples()) {
            WebhookEvent event = example.read();
            if (event.kind() == Kind.RELEASE || event.kind() == Kind.TAG) {
                assertThat(event.refs())
                        .as(example.toString())
                        .singleElement()
                        .satisfies(ref -> assertThat(ref).startsWith("refs/tags/"));
            }
        }
    }
}
