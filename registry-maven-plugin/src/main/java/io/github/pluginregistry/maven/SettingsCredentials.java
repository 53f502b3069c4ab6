package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Finds tokens where Maven users keep them: the password of the {@code <server>} in settings.xml
 * whose id is the host's name, decrypted; and, for GitHub, the environment.
 */
final class SettingsCredentials implements Credentials {

    private static final String GITHUB = "github.com";
    private static final List<String> VARIABLES = List.of("GITHUB_TOKEN", "GH_TOKEN");

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Map<String, String> environment;

    SettingsCredentials(
            Settings settings, SettingsDecrypter decrypter, Map<String, String> environment) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Token> token(String host) {
        return fromSettings(host)
                .or(() -> host.equals(GITHUB) ? fromEnvironment() : Optional.empty())
                .map(Token::of);
    }

    /** A blank password opens nothing, so it counts as none. */
    private Optional<String> fromSettings(String host) {
        return Optional.ofNullable(settings.getServer(host))
                .filter(server -> server.getPassword() != null)
                .map(this::decrypted)
                .filter(Predicate.not(String::isBlank));
    }

    /**
     * A failed decryption hands back the cipher text as if it were the password, so its problems
     * decide.
     */
    private String decrypted(Server server) {
        SettingsDecryptionResult result =
                decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new UndecryptableException(server.getId());
            }
        }
        return result.getServer().getPassword();
    }

    private Optional<String> fromEnvironment() {
        return VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
