package io.github.pluginregistry.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pluginregistry.server.webhook.RejectedDeliveryException.Reason;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final String BODY = "{\"zen\": \"Keep it logically awesome.\"}";

    @ParameterizedTest
    @EnumSource
    void takesWhatIsSigned(WebhookType type) throws RejectedDeliveryException {
        Webhook webhook = Signed.webhook(type, Signed.secret(type));
        assertThat(webhook.receive(Signed.request(type, Map.of(), BODY)).hook()).isEqualTo("hook");
    }

    @ParameterizedTest
    @EnumSource
    void takesEachOfSeveralSecrets(WebhookType type) throws RejectedDeliveryException {
        String other =
                switch (type) {
                    case GITLAB, STANDARD_WEBHOOKS -> "whsec_b3RoZXI=";
                    case SOURCEHUT -> "uX7KWyyDNMaBma4aVbJ/cbUQpdjqczuCyK/HxzV/u+4=";
                    default -> "other";
                };
        WebhookRequest request = Signed.request(type, Map.of(), BODY);
        assertThat(Signed.webhook(type, other, Signed.secret(type)).receive(request)).isNotNull();
        assertThat(Signed.webhook(type, Signed.secret(type), other).receive(request)).isNotNull();
        assertRejected(Signed.webhook(type, other), request, Reason.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsWhatIsNotSigned(WebhookType type) {
        assertRejected(
                Signed.webhook(type, Signed.secret(type)),
                new WebhookRequest(Map.of(), Signed.utf8(BODY)),
                Reason.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsEverythingWithoutSecrets(WebhookType type) {
        assertRejected(
                Signed.webhook(type), Signed.request(type, Map.of(), BODY), Reason.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GITLAB_TOKEN", "AZURE"},
            mode = EnumSource.Mode.EXCLUDE)
    void rejectsAnotherBody(WebhookType type) {
        assertRejected(
                Signed.webhook(type, Signed.secret(type)),
                new WebhookRequest(
                        Signed.signature(type, Signed.utf8(BODY)), Signed.utf8(BODY + " ")),
                Reason.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void takesNoSchemeOfAnotherForge(WebhookType type) {
        for (WebhookType other : WebhookType.values()) {
            Map<String, String> signature = Signed.signature(other, Signed.utf8(BODY));
            if (!signature.keySet().equals(Signed.signature(type, new byte[0]).keySet())) {
                assertRejected(
                        Signed.webhook(type, Signed.secret(type)),
                        new WebhookRequest(signature, Signed.utf8(BODY)),
                        Reason.SIGNATURE);
            }
        }
    }

    /** GitHub sends the older header beside the newer one; alone it is not taken. */
    @Test
    void takesNoSha1() {
        assertRejected(
                Signed.webhook(WebhookType.GITHUB, "It's a Secret to Everybody"),
                new WebhookRequest(
                        Map.of("X-Hub-Signature", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59"),
                        Signed.utf8("Hello, World!")),
                Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=00", "SHA256=00", "sha256=é"})
    void rejectsWhatIsNoSignature(String value) {
        assertRejected(
                Signed.webhook(WebhookType.GITHUB, Signed.SECRET),
                new WebhookRequest(Map.of("X-Hub-Signature-256", value), Signed.utf8(BODY)),
                Reason.SIGNATURE);
    }

    /** An empty secret would be one that everybody knows. */
    @Test
    void takesNoEmptySecret() {
        assertRejected(
                Signed.webhook(WebhookType.GITLAB_TOKEN, ""),
                new WebhookRequest(Map.of("X-Gitlab-Token", ""), Signed.utf8(BODY)),
                Reason.SIGNATURE);
    }

    @Test
    void takesTheCodeInBase64FromOthers() throws RejectedDeliveryException {
        byte[] code = Hmac.sha256(Signed.utf8(Signed.SECRET), Signed.utf8(BODY));
        String base64 = Base64.getEncoder().encodeToString(code);
        WebhookRequest request =
                new WebhookRequest(Map.of("X-Signature", base64), Signed.utf8(BODY));
        assertThat(Signed.webhook(WebhookType.HMAC_SHA256, Signed.SECRET).receive(request))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400})
    void rejectsWhatWasSignedAtAnotherTime(long seconds) {
        Instant at = Signed.NOW.plusSeconds(seconds);
        assertRejected(
                Signed.webhook(WebhookType.GITLAB, Signed.STANDARD_SECRET),
                new WebhookRequest(
                        Signed.standard("msg_1", at, Signed.utf8(BODY)), Signed.utf8(BODY)),
                Reason.TIME);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void takesWhatWasSignedWithinFiveMinutes(long seconds) throws RejectedDeliveryException {
        Instant at = Signed.NOW.plusSeconds(seconds);
        WebhookRequest request =
                new WebhookRequest(
                        Signed.standard("msg_1", at, Signed.utf8(BODY)), Signed.utf8(BODY));
        assertThat(Signed.webhook(WebhookType.GITLAB, Signed.STANDARD_SECRET).receive(request).id())
                .isEqualTo("msg_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "null", "{", "{} {}", "{\"a\": NaN}", "\u0000"})
    void rejectsWhatIsNoObject(String body) {
        assertRejected(
                Signed.webhook(WebhookType.GITHUB, Signed.SECRET),
                Signed.request(WebhookType.GITHUB, Map.of(), body),
                Reason.PAYLOAD);
    }

    @Test
    void rejectsWhatIsTooDeep() {
        String deep = "{\"a\":".repeat(65) + "1" + "}".repeat(65);
        assertRejected(
                Signed.webhook(WebhookType.GITHUB, Signed.SECRET),
                Signed.request(WebhookType.GITHUB, Map.of(), deep),
                Reason.PAYLOAD);
    }

    @Test
    void rejectsWhatIsTooLarge() {
        String large = "{\"a\": \"" + "x".repeat(Payload.MOST_BYTES) + "\"}";
        assertRejected(
                Signed.webhook(WebhookType.GITHUB, Signed.SECRET),
                Signed.request(WebhookType.GITHUB, Map.of(), large),
                Reason.PAYLOAD);
    }

    @Test
    void readsForms() throws RejectedDeliveryException {
        String form =
                "a=b&payload=%7B%22ref%22%3A+%22refs%2Ftags%2Fv1%22%2C+%22repository%22%3A+%7B%22html_url%22%3A+%22https%3A%2F%2Fgithub.com%2Fa%2Fb%22%7D%7D";
        Map<String, String> headers =
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-GitHub-Event",
                        "push");
        WebhookEvent event =
                Signed.webhook(WebhookType.GITHUB, Signed.SECRET)
                        .receive(Signed.request(WebhookType.GITHUB, headers, form))
                        .event();
        assertThat(event.repository()).isEqualTo("https://github.com/a/b");
        assertThat(event.refs()).containsExactly("refs/tags/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payload", "payload=", "payload=%zz", "other=%7B%7D"})
    void rejectsFormsWithoutPayload(String form) {
        assertRejected(
                Signed.webhook(WebhookType.GITHUB, Signed.SECRET),
                Signed.request(
                        WebhookType.GITHUB,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        form),
                Reason.PAYLOAD);
    }

    @Test
    void identifiesDeliveriesWithoutIdByTheirBody() throws RejectedDeliveryException {
        Webhook webhook = Signed.webhook(WebhookType.GITHUB, Signed.SECRET);
        String id = webhook.receive(Signed.request(WebhookType.GITHUB, Map.of(), BODY)).id();
        assertThat(id).startsWith("sha256:").hasSize(71);
        Map<String, String> unusable = Map.of("X-GitHub-Delivery", "a b".repeat(100));
        assertThat(webhook.receive(Signed.request(WebhookType.GITHUB, unusable, BODY)).id())
                .isEqualTo(id);
        assertThat(webhook.receive(Signed.request(WebhookType.GITHUB, Map.of(), "{}")).id())
                .isNotEqualTo(id);
    }

    private static void assertRejected(Webhook webhook, WebhookRequest request, Reason reason) {
        assertThatExceptionOfType(RejectedDeliveryException.class)
                .isThrownBy(() -> webhook.receive(request))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Signed.SECRET));
    }
}
