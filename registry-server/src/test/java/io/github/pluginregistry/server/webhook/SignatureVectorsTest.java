package io.github.pluginregistry.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that forges and specifications publish. */
class SignatureVectorsTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * docs.github.com, "Validating webhook deliveries", "Testing the webhook payload validation".
     */
    @Test
    void takesTheVectorOfGitHubsDocumentation() {
        SignatureVerifier verifier =
                new HmacVerifier(
                        "X-Hub-Signature-256",
                        HmacVerifier.Form.PREFIXED,
                        () -> List.of("It's a Secret to Everybody"));
        Map<String, String> headers =
                Map.of(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        assertThatNoException()
                .isThrownBy(
                        () -> verifier.verify(new WebhookRequest(headers, utf8("Hello, World!"))));
    }

    /** The tests of the libraries of Standard Webhooks. */
    @Test
    void takesTheVectorOfStandardWebhooks() {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC);
        SignatureVerifier verifier =
                new StandardWebhooksVerifier(
                        () -> List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), clock);
        Map<String, String> headers =
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThatNoException()
                .isThrownBy(
                        () ->
                                verifier.verify(
                                        new WebhookRequest(
                                                headers, utf8("{\"test\": 2432232314}"))));
    }

    /** RFC 4231, test cases 1 to 4, 6 and 7; 5 is of a shortened code. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aa x 20, dd x 50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "0102030405060708090a0b0c0d0e0f10111213141516171819, cd x 50,"
                + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "aa x 131,"
                + " 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "aa x 131,"
                + " 5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e,"
                + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    })
    void computesTheVectorsOfRfc4231(String key, String data, String code) {
        assertThat(HexFormat.of().formatHex(Hmac.sha256(bytes(key), bytes(data)))).isEqualTo(code);
    }

    private static byte[] bytes(String hex) {
        String[] repeated = hex.split(" x ", -1);
        return HexFormat.of()
                .parseHex(
                        repeated.length == 1
                                ? hex
                                : repeated[0].repeat(Integer.parseInt(repeated[1])));
    }

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource({
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void takesTheVectorsOfRfc8032(String key, String message, String signature) {
        Base64.Encoder base64 = Base64.getEncoder();
        assertThat(
                        Ed25519Verifier.verifies(
                                Ed25519Verifier.key(base64.encodeToString(bytes(key))),
                                base64.encodeToString(bytes(signature)),
                                bytes(message)))
                .isTrue();
    }
}
