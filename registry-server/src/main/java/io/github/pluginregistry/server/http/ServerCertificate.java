package io.github.pluginregistry.server.http;

import io.github.pluginregistry.core.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that the server shows. When its files change it is read again: connections that
 * are open keep the one before.
 */
final class ServerCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);

    private final HttpSettings.Tls files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private String seen;

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if they are no certificate and its key
     */
    ServerCertificate(HttpSettings.Tls files) {
        this.files = files;
        seen = texts();
        factory.setKeyStore(PemKeyStore.read(files.certificate(), files.key()));
        factory.setKeyStorePassword("");
        factory.setSniRequired(false);
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    /** Takes over files that changed, unless they are no certificate and its key. */
    synchronized void reload() {
        String now = texts();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            KeyStore renewed = PemKeyStore.read(files.certificate(), files.key());
            factory.reload(it -> it.setKeyStore(renewed));
            LOG.info("the certificate {} was renewed", files.certificate());
        } catch (Exception e) {
            LOG.error("the certificate stays the one before: {}", e.getMessage());
        }
    }

    /** The contents, and not the times: links to directories are replaced, too. */
    private String texts() {
        return text(files.certificate()) + text(files.key());
    }

    private static String text(Path file) {
        try {
            return Sha256.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
