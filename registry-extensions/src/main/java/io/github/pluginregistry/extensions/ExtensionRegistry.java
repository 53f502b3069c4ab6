package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.process.Contract;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The extensions of a registry, of both kinds: found, configured, started, and closed in the end.
 * The build allows extensions and the definition configures them; no other is loaded.
 *
 * <p>A goal opens them for its one run. A server opens them once and calls {@link #newRun} for each
 * run, also for several at the same time; it opens them again when the definition configures
 * others, and calls {@link #stopIdle} now and then. All methods are thread-safe.
 */
public final class ExtensionRegistry implements AutoCloseable {

    private final ExtensionSetup setup;
    private final ExtensionFinder finder;
    private final List<ManagedExtension> extensions;

    private ExtensionRegistry(ExtensionSetup setup, ExtensionFinder finder) {
        this.setup = setup;
        this.finder = finder;
        this.extensions = finder.found().stream().sorted(ManagedExtension.ORDER).toList();
    }

    /**
     * Finds, configures and starts the extensions.
     *
     * @throws ExtensionException if one cannot be found, is not allowed, or is not configured as it
     *     wants; one that is found and does not start is disabled instead
     */
    public static ExtensionRegistry open(ExtensionSetup setup) throws ExtensionException {
        ExtensionFinder finder = new ExtensionFinder(setup);
        boolean open = false;
        try {
            finder.find();
            ExtensionRegistry registry = new ExtensionRegistry(setup, finder);
            registry.start();
            open = true;
            return registry;
        } finally {
            if (!open) {
                finder.close();
            }
        }
    }

    /** Sources of secrets come first, since others may need a token to start. */
    private void start() {
        Comparator<ManagedExtension> secretsFirst = Comparator.comparing(it -> !isSource(it));
        extensions.stream()
                .sorted(secretsFirst.thenComparing(ManagedExtension.ORDER))
                .forEach(this::start);
    }

    private static boolean isSource(ManagedExtension extension) {
        return extension.contracts().contains(Contract.SECRET_SOURCE);
    }

    private void start(ManagedExtension extension) {
        ExtensionLog log = setup.log().apply(extension.id());
        extension.start(
                new HostContext(
                        extension.capabilities(),
                        setup.registry(),
                        extension.settings().configuration(),
                        tokensFor(extension),
                        setup.client(),
                        log));
        if (extension.state() == ManagedExtension.State.DISABLED) {
            log.warn(extension.reason());
        }
    }

    /** A source of secrets that asked sources of secrets could ask itself without end. */
    private TokenProvider tokensFor(ManagedExtension extension) {
        return isSource(extension)
                ? setup.tokens()
                : host -> new ExtensionRun(setup, extensions).tokens().token(host);
    }

    /** The extensions in the order of their calls. */
    public List<ManagedExtension> all() {
        return extensions;
    }

    /** Begins a run. A program that has ended may be started once more for it. */
    public ExtensionRun newRun() {
        extensions.forEach(ManagedExtension::allowRestart);
        return new ExtensionRun(setup, extensions);
    }

    /**
     * Ends the programs that were not called for so long. The next call starts its program again.
     */
    public void stopIdle(Duration limit) {
        extensions.forEach(extension -> extension.stopIdle(limit));
    }

    /** Closes all extensions, the last one first. */
    @Override
    public void close() {
        finder.close();
    }
}
