package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.server.webhook.WebhookEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what scripts and other programs send: {@code {"type": "tag", "repository":
 * "https://github.com/pipe-cd/pipecd", "refs": ["refs/tags/v1.2.0"]}}. The fields but {@code type}
 * may also be in an object {@code data}, as Standard Webhooks recommends. A delivery without a
 * {@code type} is a push.
 */
final class GenericEvents implements EventReader {

    @Override
    public Optional<String> deliveryId(WebhookRequest request, Payload payload) {
        return request.header(StandardWebhooksVerifier.ID)
                .or(() -> request.header("Idempotency-Key"));
    }

    @Override
    public WebhookEvent read(WebhookRequest request, Payload payload) {
        String name = payload.firstText("/type", "/event");
        List<String> refs = new ArrayList<>(EventReader.branch(field(payload, "/ref")));
        refs.addAll(list(payload, "/refs"));
        return new WebhookEvent(
                kind(name, refs),
                name,
                field(payload, "/repository"),
                refs,
                field(payload, "/commit"),
                list(payload, "/paths"));
    }

    private static Kind kind(String name, List<String> refs) {
        if (name.isEmpty() || name.equals("push")) {
            return EventReader.kindOf(refs);
        }
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Kind.OTHER);
    }

    private static String field(Payload payload, String name) {
        return payload.firstText(name, "/data" + name);
    }

    private static List<String> list(Payload payload, String name) {
        List<String> items =
                payload.texts(name).isEmpty() ? payload.texts("/data" + name) : payload.texts(name);
        return items.stream().filter(item -> !item.isEmpty()).toList();
    }
}
