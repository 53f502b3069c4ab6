package io.github.pluginregistry.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.http.Token;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {

    private static final SealingKey NEW = key(1);
    private static final SealingKey OLD = key(2);

    private final SealedSecrets secrets = new SealedSecrets(List.of(NEW, OLD));

    private static SealingKey key(int first) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) first;
        try {
            return SealingKey.of(Token.of(Base64.getEncoder().encodeToString(bytes)), "a test");
        } catch (SecretException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void opensWhatItSealed() throws Exception {
        String sealed = secrets.seal("github", Token.of("s3cret"));

        assertThat(sealed).startsWith("v1:" + NEW.id() + ":").doesNotContain("s3cret");
        assertThat(secrets.open("github", sealed).reveal()).isEqualTo("s3cret");
        assertThat(secrets.seal("github", Token.of("s3cret"))).isNotEqualTo(sealed);
    }

    @Test
    void opensWithAnOlderKeyAndTellsThatItIsOutdated() throws Exception {
        String sealed = new SealedSecrets(List.of(OLD)).seal("github", Token.of("s3cret"));

        assertThat(secrets.open("github", sealed).reveal()).isEqualTo("s3cret");
        assertThat(secrets.isOutdated(sealed)).isTrue();
        assertThat(secrets.isOutdated(secrets.seal("github", Token.of("a")))).isFalse();
    }

    @Test
    void rejectsTheSecretOfAnotherCredential() throws Exception {
        String sealed = secrets.seal("github", Token.of("s3cret"));

        assertThatThrownBy(() -> secrets.open("gitlab", sealed))
                .isInstanceOf(SecretException.class)
                .hasMessage(
                        "the credential gitlab in the database is not what was sealed; set it again, and find out who writes to the database");
    }

    @Test
    void rejectsTheIdOfAnotherKey() throws Exception {
        String sealed = secrets.seal("github", Token.of("s3cret"));

        assertThatThrownBy(() -> secrets.open("github", sealed.replace(NEW.id(), OLD.id())))
                .isInstanceOf(SecretException.class);
    }

    /** Of a secret whose base64 has no padding, which would have unused bits before it. */
    @Test
    void rejectsEveryChangedCharacter() throws Exception {
        String sealed = secrets.seal("github", Token.of("5bits"));

        for (int i = 0; i < sealed.length(); i++) {
            String changed =
                    sealed.substring(0, i)
                            + (sealed.charAt(i) == 'A' ? 'B' : 'A')
                            + sealed.substring(i + 1);
            assertThatThrownBy(() -> secrets.open("github", changed))
                    .isInstanceOf(SecretException.class);
        }
    }

    @Test
    void namesAKeyThatIsNotThere() throws Exception {
        String sealed = new SealedSecrets(List.of(OLD)).seal("github", Token.of("s3cret"));

        assertThatThrownBy(() -> new SealedSecrets(List.of(NEW)).open("github", sealed))
                .hasMessage(
                        "the credential github is sealed with the key %s, which is not in credentials.keys; add the key, or set the credential again",
                        OLD.id());
    }

    @Test
    void sealsNothingWithoutAKey() {
        assertThatThrownBy(() -> new SealedSecrets(List.of()).seal("github", Token.of("s3cret")))
                .hasMessageStartingWith("there is no key to seal credentials with; create one");
    }
}
