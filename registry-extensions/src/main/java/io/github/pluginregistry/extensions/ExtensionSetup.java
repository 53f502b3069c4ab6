package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What a run gives its extensions.
 *
 * @param allowed the extensions that the build allows
 * @param definitions how the definition uses extensions
 * @param classPaths finds the classes of extensions in this JVM
 * @param registry the registry of the run
 * @param tokens the tokens of hosts, without those of extensions
 * @param client sends the requests of extensions
 * @param log the log of an extension, by its id
 * @param calls hears of each call
 */
public record ExtensionSetup(
        List<AllowedExtension> allowed,
        List<ExtensionDefinition> definitions,
        ClassPaths classPaths,
        RegistryInfo registry,
        TokenProvider tokens,
        HttpClient client,
        Function<String, ExtensionLog> log,
        CallListener calls) {

    public ExtensionSetup {
        allowed = List.copyOf(allowed);
        definitions = List.copyOf(definitions);
    }

    /** A setup whose calls nobody hears of. */
    public ExtensionSetup(
            List<AllowedExtension> allowed,
            List<ExtensionDefinition> definitions,
            ClassPaths classPaths,
            RegistryInfo registry,
            TokenProvider tokens,
            HttpClient client,
            Function<String, ExtensionLog> log) {
        this(
                allowed,
                definitions,
                classPaths,
                registry,
                tokens,
                client,
                log,
                (extension, method, success, time) -> {});
    }

    /** Hears of calls, from several threads. */
    @FunctionalInterface
    public interface CallListener {

        /**
         * A call ended.
         *
         * @param extension the id of the extension
         * @param method the method that was called
         */
        void called(String extension, String method, boolean success, Duration time);
    }

    /** Finds the classes of extensions in this JVM, where users of the caller put them. */
    public interface ClassPaths {

        /** How messages speak of extensions to users of the caller. */
        ExtensionTerms terms();

        /**
         * The artifacts that the build added to the plugin, with their dependencies.
         *
         * @throws ExtensionException if they cannot be read
         */
        List<URL> bundled() throws ExtensionException;

        /**
         * An artifact with its dependencies.
         *
         * @throws ExtensionException if it cannot be resolved
         */
        List<URL> of(AllowedExtension.Artifact artifact) throws ExtensionException;
    }
}
