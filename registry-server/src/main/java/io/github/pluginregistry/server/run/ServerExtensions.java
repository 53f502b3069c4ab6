package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionRegistry;
import io.github.pluginregistry.extensions.ExtensionSetup;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extensions of all registries, kept between runs: of each registry, as long as its definition
 * uses the same ones. Extensions in the JVM come from the jars of one directory.
 */
public final class ServerExtensions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerExtensions.class);

    private final List<AllowedExtension> allowed;
    private final Path directory;
    private final TokenProvider tokens;
    private final Duration idleTimeout;
    private final Map<String, Kept> kept = new HashMap<>();

    private record Kept(ExtensionSetup setup, ExtensionRegistry registry) {}

    /**
     * @param allowed the extensions that may run
     * @param directory the directory of jars
     * @param idleTimeout when a program is ended that is not used
     */
    public ServerExtensions(
            List<AllowedExtension> allowed,
            Path directory,
            TokenProvider tokens,
            Duration idleTimeout) {
        this.allowed = List.copyOf(allowed);
        this.directory = directory;
        this.tokens = tokens;
        this.idleTimeout = idleTimeout;
    }

    /**
     * Begins a run of a registry.
     *
     * @throws ExtensionException if an extension cannot be opened
     */
    RunExtensions begin(String id, RegistryDefinition definition) throws ExtensionException {
        if (allowed.isEmpty() && definition.extensions().isEmpty()) {
            return RunExtensions.NONE;
        }
        return new RunExtensions(open(id, definition).newRun());
    }

    private synchronized ExtensionRegistry open(String id, RegistryDefinition definition)
            throws ExtensionException {
        RegistryInfo info =
                new RegistryInfo(
                        definition.name(),
                        definition.description(),
                        definition.repository().address());
        Kept before = kept.get(id);
        if (before != null
                && before.setup().definitions().equals(definition.extensions())
                && before.setup().registry().equals(info)) {
            return before.registry();
        }
        if (before != null) {
            kept.remove(id);
            before.registry().close();
        }
        ExtensionSetup setup =
                new ExtensionSetup(
                        allowed,
                        definition.extensions(),
                        new Jars(),
                        info,
                        tokens,
                        new HttpClient(new RequestCounter()),
                        Log::new);
        ExtensionRegistry opened = ExtensionRegistry.open(setup);
        kept.put(id, new Kept(setup, opened));
        return opened;
    }

    /** Ends programs that were not used for some time. */
    public synchronized void stopIdle() {
        kept.values().forEach(one -> one.registry().stopIdle(idleTimeout));
    }

    /** The extensions of each registry, by its id. */
    public synchronized Map<String, List<ManagedExtension>> all() {
        Map<String, List<ManagedExtension>> all = new HashMap<>();
        kept.forEach((id, one) -> all.put(id, one.registry().all()));
        return all;
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(one -> one.registry().close());
        kept.clear();
    }

    /** The jars of the directory. */
    private final class Jars implements ExtensionSetup.ClassPaths {

        @Override
        public List<URL> bundled() {
            List<URL> jars = new ArrayList<>();
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.jar")) {
                    for (Path jar : found) {
                        jars.add(jar.toUri().toURL());
                    }
                } catch (IOException e) {
                    LOG.warn("the extensions in {} cannot be read", directory, e);
                }
            }
            return jars;
        }

        @Override
        public List<URL> of(AllowedExtension.Artifact artifact) throws ExtensionException {
            throw new ExtensionException(
                    "the server does not download %s:%s:%s"
                            .formatted(
                                    artifact.groupId(), artifact.artifactId(), artifact.version()),
                    "put its jar and those it needs into %s, and name its id".formatted(directory),
                    null);
        }
    }

    /** The log of an extension goes to that of the server. */
    private record Log(String id) implements ExtensionLog {

        @Override
        public void debug(String message) {
            LOG.debug("{}: {}", id, message);
        }

        @Override
        public void info(String message) {
            LOG.info("{}: {}", id, message);
        }

        @Override
        public void warn(String message) {
            LOG.warn("{}: {}", id, message);
        }
    }
}
