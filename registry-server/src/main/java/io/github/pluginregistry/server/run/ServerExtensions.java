package io.github.pluginregistry.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionSetup;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.server.metric.ServerMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extensions of all registries, kept between runs: of each registry, as long as its definition
 * uses the same ones. Those that were replaced are closed after their last use.
 */
public final class ServerExtensions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerExtensions.class);

    private final List<AllowedExtension> allowed;
    private final ExtensionJars jars;
    private final TokenProvider tokens;
    private final Duration idleTimeout;
    private final ServerMetrics metrics;
    private final Map<String, KeptExtensions> kept = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /**
     * @param allowed the extensions that may run
     * @param directory the directory of jars
     * @param idleTimeout when a program is ended that is not used
     */
    public ServerExtensions(
            List<AllowedExtension> allowed,
            Path directory,
            TokenProvider tokens,
            Duration idleTimeout,
            ServerMetrics metrics) {
        this.allowed = List.copyOf(allowed);
        this.jars = new ExtensionJars(directory.toAbsolutePath().normalize());
        this.tokens = tokens;
        this.idleTimeout = idleTimeout;
        this.metrics = metrics;
    }

    /** Whether a registry with this definition uses any. */
    boolean areUsedBy(RegistryDefinition definition) {
        return !allowed.isEmpty() || !definition.extensions().isEmpty();
    }

    /**
     * Begins a run of a registry, which has to be closed.
     *
     * @throws ExtensionException if an extension cannot be opened
     */
    RunExtensions begin(String id, RegistryDefinition definition) throws ExtensionException {
        if (!areUsedBy(definition)) {
            return RunExtensions.NONE;
        }
        ExtensionUse use = ExtensionUse.of(definition);
        KeptExtensions extensions =
                take(
                        id,
                        use,
                        open ->
                                open.setup().registry().equals(use.registry())
                                        && open.setup().definitions().equals(use.extensions()));
        return new RunExtensions(extensions.registry().newRun(), extensions);
    }

    /**
     * Uses the extensions of a registry outside of a run.
     *
     * @param use how its last run used them, see {@link
     *     io.github.pluginregistry.server.store.RegistryStore#extensions}
     * @return has to be closed
     * @throws ExtensionException if an extension cannot be opened
     */
    public UsedExtensions use(String id, String use) throws ExtensionException {
        try {
            return new UsedExtensions(
                    take(id, ExtensionUse.parse(use), open -> open.use().equals(use)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ExtensionException(
                    "another version of the server has run the registry",
                    "start a run of the registry",
                    e);
        }
    }

    /** Opening takes as long as programs need to start, so other registries do not wait for it. */
    private KeptExtensions take(String id, ExtensionUse use, Predicate<KeptExtensions> fits)
            throws ExtensionException {
        synchronized (locks.computeIfAbsent(id, key -> new Object())) {
            KeptExtensions before = kept.get(id);
            if (before != null && fits.test(before) && before.take()) {
                return before;
            }
            drop(id);
            KeptExtensions opened = KeptExtensions.open(use, setup(use));
            kept.put(id, opened);
            return opened;
        }
    }

    private ExtensionSetup setup(ExtensionUse use) {
        return new ExtensionSetup(
                allowed,
                use.extensions(),
                jars,
                use.registry(),
                tokens,
                new HttpClient(new RequestCounter()),
                Log::new,
                metrics::extensionCalled);
    }

    private void drop(String id) {
        KeptExtensions before = kept.remove(id);
        if (before != null) {
            before.replace();
        }
    }

    /** Ends programs that were not used for some time. */
    public void stopIdle() {
        kept.values().forEach(one -> one.stopIdle(idleTimeout));
    }

    /** Closes the extensions of registries that are there no more. */
    public void retain(Collection<String> registries) {
        kept.keySet().stream().filter(id -> !registries.contains(id)).toList().forEach(this::drop);
    }

    /** The extensions that are open, of each registry, by its id. */
    public Map<String, List<ManagedExtension>> all() {
        Map<String, List<ManagedExtension>> all = new TreeMap<>();
        kept.forEach((id, one) -> all.put(id, one.all()));
        return all;
    }

    @Override
    public void close() {
        List<KeptExtensions> all = new ArrayList<>(kept.values());
        kept.clear();
        all.forEach(KeptExtensions::close);
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
