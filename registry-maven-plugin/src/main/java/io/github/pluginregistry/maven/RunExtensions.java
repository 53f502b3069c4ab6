package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionRegistry;
import io.github.pluginregistry.extensions.ExtensionRun;
import io.github.pluginregistry.extensions.ExtensionSetup;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.maven.config.ExtensionClassPaths;
import io.github.pluginregistry.maven.log.PrefixedLog;
import io.github.pluginregistry.maven.log.SanitizingLog;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.nio.file.Path;
import java.util.List;

/**
 * The extensions of a goal. A class of its own: Maven reads the fields and methods of a goal's
 * class, and would load the classes of extensions for goals that have none.
 */
final class RunExtensions implements AutoCloseable {

    private final ExtensionRegistry extensions;
    private final ExtensionRun run;

    private RunExtensions(ExtensionRegistry extensions) {
        this.extensions = extensions;
        this.run = extensions.newRun();
    }

    /**
     * Starts the extensions.
     *
     * @param allowed the entries of {@code registry.extensions}
     * @param base the directory that a relative path of a program starts from
     */
    static RunExtensions open(
            List<String> allowed,
            RegistryDefinition definition,
            Path base,
            TokenProvider tokens,
            ExtensionClassPaths classPaths,
            SanitizingLog log)
            throws ExtensionException {
        return new RunExtensions(
                ExtensionRegistry.open(
                        new ExtensionSetup(
                                AllowedExtension.parse(allowed, ExtensionClassPaths.SETTING, base),
                                definition.extensions(),
                                classPaths,
                                new RegistryInfo(
                                        definition.name(),
                                        definition.description(),
                                        definition.repository().address()),
                                tokens,
                                new HttpClient(new RequestCounter()),
                                id -> new PrefixedLog(log, id))));
    }

    void connect(RegistryServiceBuilder service) throws ExtensionException {
        run.connect(service);
    }

    List<ManagedExtension> all() {
        return extensions.all();
    }

    /** Fails where the definition wants the goal to fail for a failed call. */
    void requireNoFatalFailure() throws ExtensionException {
        run.requireNoFatalFailure();
    }

    @Override
    public void close() {
        extensions.close();
    }
}
