package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.io.Environment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * Provides tokens from settings.xml: the decrypted password, and the name of its user, of the
 * {@code <server>} whose id is the host's name; and, for GitHub, from the environment.
 */
public final class SettingsCredentials implements TokenProvider {

    private static final String GITHUB = "github.com";
    private static final List<String> VARIABLES = List.of("GITHUB_TOKEN", "GH_TOKEN");

    /** A property reference that Maven could not resolve. */
    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{(?:env\\.)?([^{}]+)}");

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Environment environment;
    private final Consumer<String> warnings;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * @param warnings receives one warning for each server with an unusable password
     */
    public SettingsCredentials(
            Settings settings,
            SettingsDecrypter decrypter,
            Environment environment,
            Consumer<String> warnings) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.environment = environment;
        this.warnings = warnings;
    }

    @Override
    public Optional<Token> token(String host) {
        return fromSettings(host)
                .or(() -> host.equals(GITHUB) ? fromEnvironment() : Optional.empty());
    }

    /** Host names are case-insensitive. */
    private Optional<Token> fromSettings(String host) {
        return settings.getServers().stream()
                .filter(server -> host.equalsIgnoreCase(server.getId()))
                .filter(server -> server.getPassword() != null)
                .findFirst()
                .filter(this::hasPassword)
                .flatMap(this::token);
    }

    private Optional<Token> token(Server server) {
        String user = Optional.ofNullable(server.getUsername()).orElse("");
        return Optional.of(decrypted(server))
                .filter(Predicate.not(String::isBlank))
                .map(password -> Token.of(user, password));
    }

    /** A blank password counts as none, and so does one with an unresolved reference. */
    private boolean hasPassword(Server server) {
        String password = server.getPassword();
        Matcher unresolved = UNRESOLVED.matcher(password);
        if (unresolved.find()) {
            String kind =
                    unresolved.group().startsWith("${env.") ? "environment variable" : "property";
            warn(
                    server,
                    "is %s, but the %s %s is not set; set it, or remove the <server>"
                            .formatted(unresolved.group(), kind, unresolved.group(1)));
            return false;
        }
        if (password.isBlank()) {
            warn(server, "is empty; write the token there, or remove the <server>");
            return false;
        }
        return true;
    }

    private void warn(Server server, String what) {
        if (warned.add(server.getId())) {
            warnings.accept(
                    "the password of <server> %s in settings.xml %s; continuing without it"
                            .formatted(server.getId(), what));
        }
    }

    /** A failed decryption returns the encrypted text, so problems have to be checked. */
    private String decrypted(Server server) {
        SettingsDecryptionResult result =
                decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new UnreadableTokenException(
                        "the password of <server> %s in settings.xml could not be decrypted; encrypt it again with mvn --encrypt-password, and look at settings-security.xml"
                                .formatted(server.getId()));
            }
        }
        return result.getServer().getPassword();
    }

    private Optional<Token> fromEnvironment() {
        return VARIABLES.stream()
                .flatMap(variable -> environment.variable(variable).stream())
                .map(String::strip)
                .findFirst()
                .map(Token::of);
    }
}
