package io.github.pluginregistry.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.server.webhook.RejectedDeliveryException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deliveries with changes that nobody signed, and signed ones with bodies that nobody expects. */
class MutatedDeliveriesTest {

    private static final int FEW = 2_000;
    private static final int MANY = 100_000;
    private static final long SEED = 20261122;

    /** What is not a part of what these schemes sign. */
    private static final List<WebhookType> WITHOUT_BODY =
            List.of(WebhookType.GITLAB_TOKEN, WebhookType.AZURE);

    private final Random random = new Random(SEED);
    private final Map<WebhookType, Webhook> webhooks = new TreeMap<>();

    @Test
    void takesNoneThatIsNotSigned() {
        takeNoneThatIsNotSigned(FEW);
    }

    @Test
    @Tag("slow")
    void takesNoneOfManyThatIsNotSigned() {
        takeNoneThatIsNotSigned(MANY);
    }

    @Test
    void readsOrRejectsEveryBody() {
        readOrRejectEveryBody(FEW);
    }

    @Test
    @Tag("slow")
    void readsOrRejectsEachOfManyBodies() {
        readOrRejectEveryBody(MANY);
    }

    private void takeNoneThatIsNotSigned(int tries) {
        int rejected = 0;
        for (int i = 0; i < tries; i++) {
            ForgePayloads.Example example = pick(ForgePayloads.ALL);
            byte[] body = Signed.utf8(example.body());
            Map<String, String> headers = new HashMap<>(example.headers());
            Map<String, String> signature = new HashMap<>(Signed.signature(example.type(), body));
            if (WITHOUT_BODY.contains(example.type()) || random.nextBoolean()) {
                mutate(signature);
            } else {
                body = mutate(body);
            }
            headers.putAll(signature);
            boolean unchanged =
                    Arrays.equals(body, Signed.utf8(example.body()))
                            && signature.equals(Signed.signature(example.type(), body));
            if (!unchanged) {
                assertThat(reason(example.type(), new WebhookRequest(headers, body)))
                        .as("try %d of seed %d", i, SEED)
                        .isEqualTo(Reason.SIGNATURE);
                rejected++;
            }
        }
        assertThat(rejected).isGreaterThan(tries * 9 / 10);
    }

    private void readOrRejectEveryBody(int tries) {
        int read = 0;
        for (int i = 0; i < tries; i++) {
            ForgePayloads.Example example = pick(ForgePayloads.ALL);
            byte[] body = mutate(Signed.utf8(example.body()));
            Map<String, String> headers = new HashMap<>(example.headers());
            headers.putAll(Signed.signature(example.type(), body));
            Reason reason = reason(example.type(), new WebhookRequest(headers, body));
            assertThat(reason).as("try %d of seed %d", i, SEED).isNotEqualTo(Reason.SIGNATURE);
            read += reason == null ? 1 : 0;
        }
        assertThat(read).isBetween(tries / 20, tries * 19 / 20);
    }

    private @Nullable Reason reason(WebhookType type, WebhookRequest request) {
        Webhook webhook = webhooks.computeIfAbsent(type, t -> Signed.webhook(t, Signed.secret(t)));
        try {
            webhook.receive(request);
            return null;
        } catch (RejectedDeliveryException e) {
            return e.reason();
        }
    }

    /** Changes, removes, cuts or doubles one header. */
    private void mutate(Map<String, String> headers) {
        String name = pick(headers.keySet().stream().sorted().toList());
        String value = headers.getOrDefault(name, "");
        switch (random.nextInt(5)) {
            case 0 -> headers.remove(name);
            case 1 -> headers.put(name, value.substring(0, random.nextInt(value.length())));
            case 2 -> headers.put(name, value + "," + value);
            case 3 ->
                    headers.put(
                            name,
                            new String(noise(random.nextInt(80)), StandardCharsets.ISO_8859_1));
            default -> {
                int at = random.nextInt(value.length());
                char other = (char) ('!' + random.nextInt(90));
                headers.put(name, value.substring(0, at) + other + value.substring(at + 1));
            }
        }
    }

    /** Changes a byte, cuts, doubles a part, or puts noise in. */
    private byte[] mutate(byte[] body) {
        int at = random.nextInt(body.length);
        byte[] changed = body.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed = Arrays.copyOf(body, at);
            case 2 ->
                    changed =
                            join(
                                    Arrays.copyOf(body, at),
                                    Arrays.copyOfRange(body, at / 2, body.length));
            default ->
                    changed =
                            join(
                                    join(Arrays.copyOf(body, at), noise(1 + random.nextInt(20))),
                                    Arrays.copyOfRange(body, at, body.length));
        }
        return changed;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
