package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Finds the extensions of a class path with {@link ServiceLoader}. */
final class ExtensionLoader implements AutoCloseable {

    private final ExtensionClassLoader classes;
    private final String origin;

    /**
     * @param origin where the class path comes from, for messages
     */
    ExtensionLoader(List<URL> classPath, String origin) {
        this.classes = new ExtensionClassLoader(classPath, Extension.class.getClassLoader());
        this.origin = origin;
    }

    /** An extension that was found. */
    record Found(Extension extension, Capabilities capabilities) {}

    /**
     * Creates an instance of each extension.
     *
     * @param limit how long that may take
     * @throws ExtensionException if a class cannot be loaded or instantiated
     */
    List<Found> load(Duration limit) throws ExtensionException {
        CallWorkers workers = new CallWorkers("extensions of " + origin, classes);
        try {
            return workers.call(this::found, limit);
        } catch (TimeoutException e) {
            throw failure("it takes longer than %d s".formatted(limit.toSeconds()), e);
        } catch (ExecutionException e) {
            throw failure(
                    e.getCause() instanceof ExtensionFailure failure
                            ? String.valueOf(failure.getMessage())
                            : "its class fails",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("the run was interrupted", e);
        } finally {
            workers.close();
        }
    }

    /** Asks exceptions for their messages here, within the time limit. */
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private List<Found> found() throws ExtensionFailure {
        List<Found> found = new ArrayList<>();
        try {
            for (Extension extension : ServiceLoader.load(Extension.class, classes)) {
                found.add(
                        new Found(
                                extension,
                                Objects.requireNonNull(
                                        extension.capabilities(), "capabilities are null")));
            }
        } catch (Throwable e) { // A class may throw anything, also errors of linking.
            throw ExtensionFailure.failed(String.valueOf(e.getMessage()), null);
        }
        return found;
    }

    private ExtensionException failure(String reason, Exception cause) {
        return new ExtensionException(
                "an extension of %s cannot be loaded: %s".formatted(origin, reason),
                "report it to its author; a class that is missing belongs into its dependencies",
                cause);
    }

    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException e) {
            // The extensions are not used any more.
        }
    }
}
