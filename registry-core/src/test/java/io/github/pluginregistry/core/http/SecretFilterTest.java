package io.github.pluginregistry.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretFilterTest {

    private static final String SECRET = "ghs/t0ken+of~the=forge";

    private final SecretFilter filter = SecretFilter.of(Token.of(SECRET));

    static Stream<String> formsOfTheSecret() {
        Stream<String> plain =
                Stream.of(
                        SECRET,
                        SECRET.toUpperCase(Locale.ROOT),
                        URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(bytes(SECRET)));
        Stream<String> base64 =
                IntStream.range(0, 6)
                        .mapToObj(length -> bytes("x".repeat(length) + SECRET))
                        .flatMap(
                                text ->
                                        Stream.of(
                                                Base64.getEncoder().encodeToString(text),
                                                Base64.getUrlEncoder().encodeToString(text)));
        return Stream.concat(plain, base64);
    }

    @ParameterizedTest
    @MethodSource("formsOfTheSecret")
    void removesEveryEncodingOfTheToken(String form) {
        String cleaned = filter.clean("you sent <" + form + ">, " + form);

        assertThat(cleaned).startsWith("you sent <").contains("***");
        assertThat(SecretSearch.of(SECRET).in(cleaned)).isEmpty();
        assertThat(cleaned).doesNotContainIgnoringCase("t0ken");
    }

    @Test
    void keepsOtherText() {
        assertThat(filter.clean("you sent nothing")).isEqualTo("you sent nothing");
        assertThat(SecretFilter.NONE.clean(SECRET)).isEqualTo(SECRET);
        assertThat(SecretFilter.NONE.finds("")).isFalse();
    }

    @Test
    void ignoresAVeryShortToken() {
        assertThat(SecretFilter.of(Token.of("v1")).finds("v1.0.0")).isFalse();
    }

    @Test
    void cleansAFailureWithItsRemedyAndCauses() {
        SourceException cleaned =
                filter.clean(
                        new SourceException(
                                Kind.NOT_FOUND,
                                "no " + SECRET,
                                "find " + SECRET,
                                new IOException(SECRET)));

        assertThat(cleaned).hasMessage("no ***; find ***").hasNoCause();
        assertThat(cleaned.remedy()).isEqualTo("find ***");
        assertThat(cleaned.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void keepsAFailureWithoutTheToken() {
        SourceException failure =
                new SourceException(Kind.NOT_FOUND, "no", "find", new IOException("gone"));

        assertThat(filter.clean(failure)).isSameAs(failure);
    }

    @Test
    void rejectsAReleaseThatRepeatsTheToken() throws Exception {
        List<Release> releases = List.of(Release.ofTag("v1.0.0"));

        assertThat(filter.require(releases, "git.example.com")).isSameAs(releases);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(
                        () ->
                                filter.require(
                                        List.of(Release.ofTag("v1-" + SECRET)), "git.example.com"))
                .withMessageStartingWith(
                        "git.example.com repeats the token that it was sent in its answer, so the answer is not used;");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
