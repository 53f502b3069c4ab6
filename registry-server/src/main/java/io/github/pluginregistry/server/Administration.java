package io.github.pluginregistry.server;

import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.server.config.ServerConfiguration;
import io.github.pluginregistry.server.credential.SealedSecrets;
import io.github.pluginregistry.server.credential.SecretException;
import io.github.pluginregistry.server.store.ApiTokenStore;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.AuditLog;
import io.github.pluginregistry.server.store.CredentialStore;
import io.github.pluginregistry.server.store.CredentialStore.Credential;
import io.github.pluginregistry.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The commands that change the database of a server. */
final class Administration {

    private static final int TOKEN_BYTES = 32;

    private final ServerConfiguration configuration;
    private final Environment environment;

    Administration(ServerConfiguration configuration, Environment environment) {
        this.configuration = configuration;
        this.environment = environment;
    }

    /**
     * Seals all credentials with the first key that are sealed with another one. Each is done by
     * itself, so that one that cannot be opened, or an end halfway, holds up no other.
     *
     * @return how many
     * @throws SecretException if some cannot be opened; the others are sealed again
     */
    int reseal() throws IOException, RegistryException {
        try (Database database = database()) {
            SealedSecrets sealed =
                    ConfiguredDatabase.secrets(configuration, environment, database).sealed();
            CredentialStore credentials = new CredentialStore(database);
            int count = 0;
            List<String> problems = new ArrayList<>();
            for (Credential credential : credentials.all()) {
                try {
                    count += reseal(credentials, sealed, credential.name()) ? 1 : 0;
                } catch (SecretException e) {
                    problems.add(e.getMessage());
                }
            }
            new AuditLog(database)
                    .add(AuditLog.SERVER, "credential.reseal", "all", count + " sealed again");
            if (!problems.isEmpty()) {
                throw new SecretException(
                        "%d credentials sealed again, and %d not:%n%s"
                                .formatted(
                                        count,
                                        problems.size(),
                                        String.join(System.lineSeparator(), problems)),
                        "keep the old key until all are");
            }
            return count;
        }
    }

    private static boolean reseal(CredentialStore credentials, SealedSecrets sealed, String name)
            throws RegistryException {
        String before = credentials.sealed(name).orElse("");
        return !before.isEmpty()
                && sealed.isOutdated(before)
                && credentials.reseal(name, before, sealed.seal(name, sealed.open(name, before)));
    }

    /**
     * Creates a token of the API, or replaces the one of that name.
     *
     * @return the token, which is not kept
     * @throws IllegalArgumentException if there is no such role
     */
    String token(String name, String role) throws IOException, RegistryException {
        Role granted = role(role);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = "reg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try (Database database = database()) {
            new ApiTokenStore(database).put(name, Sha256.of(token), granted);
            new AuditLog(database).add(AuditLog.SERVER, "token.create", name, role);
        }
        return token;
    }

    private static Role role(String role) {
        try {
            return Role.of(role);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "there is no role \"%s\"; use look, run or administer".formatted(role), e);
        }
    }

    private Database database() throws IOException, RegistryException {
        Files.createDirectories(configuration.dataDirectory());
        return ConfiguredDatabase.open(configuration, environment);
    }
}
