package io.github.pluginregistry.server.credential;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.config.SecretReference;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads secrets from where references point to, each time anew: files are replaced when a secret is
 * rotated.
 */
public final class Secrets {

    private static final int MOST_BYTES = 64 * 1024;

    private final Environment environment;
    private final @Nullable CredentialStore credentials;
    private final SealedSecrets sealed;

    private Secrets(
            Environment environment, @Nullable CredentialStore credentials, SealedSecrets sealed) {
        this.environment = environment;
        this.credentials = credentials;
        this.sealed = sealed;
    }

    /** Secrets outside of the database, for example its own password. */
    public static Secrets outsideDatabase(Environment environment) {
        return new Secrets(environment, null, new SealedSecrets(List.of()));
    }

    /**
     * Opens the secrets of a server.
     *
     * @param keys where the keys of sealed credentials are: the first one seals, all open
     * @param dataDirectory where no key may be: whoever gets a copy of the database must not get
     *     the key with it
     * @throws SecretException if a key cannot be read
     */
    public static Secrets open(
            Environment environment,
            CredentialStore credentials,
            List<SecretReference> keys,
            Path dataDirectory)
            throws SecretException {
        Secrets plain = outsideDatabase(environment);
        List<SealingKey> opened = new ArrayList<>();
        for (SecretReference key : keys) {
            KeyFiles.requireSafe(key, dataDirectory);
            opened.add(SealingKey.of(plain.resolve(key), key.toString()));
        }
        return new Secrets(environment, credentials, new SealedSecrets(opened));
    }

    /** Seals and opens the credentials in the database. */
    public SealedSecrets sealed() {
        return sealed;
    }

    /**
     * The secret that a reference points to, without white space at its ends.
     *
     * @throws SecretException if there is none
     */
    public Token resolve(SecretReference reference) throws SecretException {
        String secret =
                switch (reference.source()) {
                    case ENV -> variable(reference.name());
                    case FILE -> file(Path.of(reference.name()));
                    case VAULT -> vault(reference.name());
                    case SETTINGS -> MavenSettings.password(environment, reference.name());
                    case SEALED -> stored(reference.name());
                };
        if (secret.isBlank()) {
            throw new SecretException("the secret %s is empty".formatted(reference), "set it");
        }
        return Token.of(secret.strip());
    }

    private String variable(String name) throws SecretException {
        return environment
                .variable(name)
                .orElseThrow(
                        () ->
                                new SecretException(
                                        "the variable %s is not set".formatted(name),
                                        "set it in the environment of the server"));
    }

    /** A device or a pipe may have no end, or wait for a writer. */
    static String file(Path file) throws SecretException {
        try {
            return new String(
                    BoundedFileReader.bytes(file.toRealPath(), MOST_BYTES), StandardCharsets.UTF_8);
        } catch (BoundedFileReader.TooLargeException e) {
            throw new SecretException(
                    "the file %s is too large for a secret".formatted(file),
                    "name a file that contains the secret alone",
                    e);
        } catch (IOException e) {
            throw new SecretException(
                    "the file %s cannot be read".formatted(file),
                    "create it, readable by the user that runs the server",
                    e);
        }
    }

    /** A file of KEY=VALUE lines or of JSON, as the templates of a Vault agent write them. */
    private static String vault(String pathAndKey) throws SecretException {
        int hash = pathAndKey.lastIndexOf('#');
        String path = pathAndKey.substring(0, hash);
        String key = pathAndKey.substring(hash + 1);
        String text = file(Path.of(path)).strip();
        Optional<String> value = text.startsWith("{") ? json(text, key) : line(text, key);
        return value.orElseThrow(
                () ->
                        new SecretException(
                                "the file %s has no key %s".formatted(path, key),
                                "correct the template of the Vault agent, or the reference"));
    }

    private static Optional<String> json(String text, String key) {
        try {
            JsonNode value = new ObjectMapper().readTree(text).path(key);
            return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst();
    }

    private String stored(String name) throws SecretException {
        if (credentials == null) {
            throw new SecretException(
                    "the sealed credential %s cannot be read before the database is open"
                            .formatted(name),
                    "use env: or file: here");
        }
        try {
            String stored =
                    credentials
                            .sealed(name)
                            .orElseThrow(
                                    () ->
                                            new SecretException(
                                                    "there is no credential %s".formatted(name),
                                                    "add it with PUT /api/v1/credentials/" + name));
            Token secret = sealed.open(name, stored);
            credentials.used(name);
            return secret.reveal();
        } catch (StoreException e) {
            throw new SecretException(
                    "the credential %s cannot be read from the database".formatted(name),
                    "look at /ready",
                    e);
        }
    }
}
