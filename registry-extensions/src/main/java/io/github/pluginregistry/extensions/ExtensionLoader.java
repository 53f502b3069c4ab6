package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

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
     * @throws ExtensionException if a class cannot be loaded or instantiated
     */
    List<Found> load() throws ExtensionException {
        List<Found> found = new ArrayList<>();
        Iterator<Extension> services = ServiceLoader.load(Extension.class, classes).iterator();
        try {
            while (services.hasNext()) {
                Extension extension = services.next();
                found.add(new Found(extension, extension.capabilities()));
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            throw new ExtensionException(
                    "an extension of %s cannot be loaded: %s".formatted(origin, e.getMessage()),
                    "report it to its author; a class that is missing belongs into its dependencies",
                    e);
        }
        return found;
    }

    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
