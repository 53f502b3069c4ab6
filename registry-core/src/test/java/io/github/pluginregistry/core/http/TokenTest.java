package io.github.pluginregistry.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final String SECRET = "s3cret";

    private final Token token = Token.of(SECRET);

    @Test
    void revealsTheSecret() {
        assertThat(token.reveal()).isEqualTo(SECRET);
    }

    @Test
    void isThePasswordOfItsUser() {
        assertThat(token.user("usual")).isEqualTo("usual");
        assertThat(Token.of("ada", SECRET).user("usual")).isEqualTo("ada");
        assertThat(Token.of(" ", SECRET).user("usual")).isEqualTo("usual");
        assertThat(Token.of("ada", SECRET).basic("usual")).isEqualTo("Basic YWRhOnMzY3JldA==");
    }

    @Test
    void hidesTheSecretInToString() {
        record Holder(Optional<Token> token) {}

        assertThat(List.of(token, new Holder(Optional.of(token))))
                .hasToString("[***, Holder[token=Optional[***]]]");
    }

    @Test
    void cannotBeSerialized() {
        assertThat(token).isNotInstanceOf(Serializable.class);
    }
}
