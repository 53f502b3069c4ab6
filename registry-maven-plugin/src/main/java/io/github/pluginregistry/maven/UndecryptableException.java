package io.github.pluginregistry.maven;

import java.io.Serial;

/**
 * A password in settings.xml could not be decrypted. Carries neither the cipher text nor the
 * decrypter's own words, which may repeat it.
 */
final class UndecryptableException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    UndecryptableException(String server) {
        super(
                "the password of <server> %s in settings.xml could not be decrypted; encrypt it again with mvn --encrypt-password, and look at settings-security.xml"
                        .formatted(server));
    }
}
