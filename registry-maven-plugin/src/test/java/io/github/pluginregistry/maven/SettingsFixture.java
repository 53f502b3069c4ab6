package io.github.pluginregistry.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;

/**
 * Settings with tokens, encrypted as {@code mvn --encrypt-password} does it, for a Maven that a
 * test starts. They are in a directory outside of the project that Maven runs in.
 */
public final class SettingsFixture {

    private static final String MASTER = "the master password";
    private static final String KEY_OF_THE_MASTER = "settings.security";

    private final DefaultPlexusCipher cipher = new DefaultPlexusCipher();
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Path folder;

    private SettingsFixture(Path folder) {
        this.folder = folder;
    }

    public static SettingsFixture in(Path folder) {
        return new SettingsFixture(folder.toAbsolutePath().normalize());
    }

    /** Files a token for a host, encrypted. */
    public SettingsFixture token(String host, String secret) throws PlexusCipherException {
        return password(host, cipher.encryptAndDecorate(secret, MASTER));
    }

    /** Files a token that was encrypted on another machine, where the master is another one. */
    public SettingsFixture foreignToken(String host, String secret) throws PlexusCipherException {
        return password(host, cipher.encryptAndDecorate(secret, "another master"));
    }

    /** Files a token as it is. */
    public SettingsFixture plainToken(String host, String secret) {
        return password(host, secret);
    }

    /** The password of a host in the settings, without the braces. */
    public String password(String host) {
        return passwords.get(host).replaceAll("^\\{|}$", "");
    }

    /** Writes the settings, and lets every Maven that is started in a project read them. */
    public void handTo(Path project) throws IOException, PlexusCipherException {
        Path settings =
                write("settings.xml", "<settings><servers>" + servers() + "</servers></settings>");
        Path security =
                write(
                        "settings-security.xml",
                        "<settingsSecurity><master>"
                                + cipher.encryptAndDecorate(MASTER, KEY_OF_THE_MASTER)
                                + "</master></settingsSecurity>");
        Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(
                project.resolve(".mvn/maven.config"),
                "--global-settings=%s%n-Dsettings.security=%s%n".formatted(settings, security));
    }

    private SettingsFixture password(String host, String password) {
        passwords.put(host, password);
        return this;
    }

    private String servers() {
        StringBuilder servers = new StringBuilder();
        passwords.forEach(
                (host, password) ->
                        servers.append(
                                "<server><id>%s</id><password>%s</password></server>"
                                        .formatted(host, password)));
        return servers.toString();
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text);
    }
}
