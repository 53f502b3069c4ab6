package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.testing.SampleRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A host on loopback that speaks git over ssh to those whose key it knows. */
final class GitSshServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = newKey();
    private final Map<String, SampleRepository> repositories = new ConcurrentHashMap<>();
    private final Set<String> endless = ConcurrentHashMap.newKeySet();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<PublicKey> welcome = ConcurrentHashMap.newKeySet();

    GitSshServer() {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> welcome.contains(key));
        server.setCommandFactory((channel, command) -> new GitCommand(command));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    GitSshServer repository(String path, SampleRepository sample) {
        repositories.put(path, sample);
        return this;
    }

    /** Answers with refs, and goes on for ever. */
    GitSshServer endless(String path) {
        endless.add(path);
        return this;
    }

    String url(String path) {
        return "ssh://git@127.0.0.1:" + server.getPort() + path;
    }

    String host() {
        return "127.0.0.1:" + server.getPort();
    }

    /** What callers asked for, with the git protocol they asked for it by. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** Gives a home its key, and lets that key in. */
    GitSshServer welcome(Path home) throws Exception {
        return welcome(home, null);
    }

    /** Gives a home a key that needs a password, and lets that key in. */
    GitSshServer welcome(Path home, @Nullable String password) throws Exception {
        KeyPair key = newKey();
        writeKey(home, key, password);
        welcome.add(key.getPublic());
        return this;
    }

    static void writeKey(Path home, KeyPair key, @Nullable String password) throws Exception {
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(password);
        encryption.setCipherType("256");
        try (OutputStream out =
                Files.newOutputStream(
                        Files.createDirectories(home.resolve(".ssh")).resolve("id_ecdsa"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                    key, "test", password == null ? null : encryption, out);
        }
    }

    /** Makes this host known to a home. */
    GitSshServer introduceTo(Path home) throws IOException {
        return introduceTo(home, hostKey.getPublic());
    }

    /** Makes this host known to a home by a key that may not be its own. */
    GitSshServer introduceTo(Path home, PublicKey key) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve(".ssh")).resolve("known_hosts"),
                "[127.0.0.1]:%d %s%n".formatted(server.getPort(), PublicKeyEntry.toString(key)));
        return this;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class GitCommand extends AbstractCommandSupport {

        GitCommand(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            Optional<String> protocol =
                    Optional.ofNullable(
                            Optional.ofNullable(getEnvironment())
                                    .map(Environment::getEnv)
                                    .orElse(Map.of())
                                    .get("GIT_PROTOCOL"));
            commands.add(getCommand() + " " + protocol.orElse("version=0"));
            String path = getCommand().replaceAll("^git-(?:upload|receive)-pack '(.*)'$", "$1");
            try (InputStream in = getInputStream();
                    OutputStream out = getOutputStream();
                    OutputStream err = getErrorStream()) {
                if (endless.contains(path)) {
                    for (long i = 0; true; i++) {
                        out.write(
                                "0043%040x refs/tags/v%010d\n"
                                        .formatted(i, i)
                                        .getBytes(StandardCharsets.UTF_8));
                    }
                }
                SampleRepository sample = repositories.get(path);
                if (sample == null) {
                    err.write("ERROR: Repository not found.\n".getBytes(StandardCharsets.UTF_8));
                    err.flush();
                    onExit(1);
                    return;
                }
                if (getCommand().startsWith("git-receive-pack")) {
                    new ReceivePack(sample.repository()).receive(in, out, err);
                } else {
                    UploadPack uploadPack = new UploadPack(sample.repository());
                    uploadPack.setExtraParameters(protocol.map(Set::of).orElse(Set.of()));
                    uploadPack.upload(in, out, err);
                }
                onExit(0);
            } catch (IOException e) {
                onExit(128, e.getMessage());
            }
        }
    }
}
