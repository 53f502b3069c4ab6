package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.extensions.AllowedExtension;
import io.github.pluginregistry.extensions.ExtensionRegistry;
import io.github.pluginregistry.extensions.ExtensionSetup;
import io.github.pluginregistry.extensions.ExtensionTerms;
import io.github.pluginregistry.sdk.ExtensionLog;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where {@link BenchmarkExtension} runs. */
public enum ExtensionKind {
    /** There is no extension. */
    NONE {
        @Override
        List<AllowedExtension> allowed(Path directory) {
            return List.of();
        }
    },
    /** In the JVM of the run. */
    JVM {
        @Override
        List<AllowedExtension> allowed(Path directory) {
            return List.of(new AllowedExtension.Bundled(BenchmarkExtension.ID));
        }
    },
    /** In a process that listens on a Unix socket. */
    UNIX {
        @Override
        List<AllowedExtension> allowed(Path directory) throws IOException {
            return program(directory, UnixProgram.class);
        }
    },
    /** In a process that listens on a loopback address. */
    TCP {
        @Override
        List<AllowedExtension> allowed(Path directory) throws IOException {
            return program(directory, BenchmarkExtension.class);
        }
    };

    abstract List<AllowedExtension> allowed(Path directory) throws IOException;

    /** Starts it. */
    ExtensionRegistry open(Path directory, RegistryDefinition definition) throws Exception {
        return ExtensionRegistry.open(
                new ExtensionSetup(
                        allowed(directory),
                        List.of(),
                        new OwnClasses(),
                        new RegistryInfo(
                                definition.name(),
                                definition.description(),
                                definition.repository().address()),
                        TokenProvider.NONE,
                        new HttpClient(new RequestCounter()),
                        id -> new Warnings()));
    }

    private static List<AllowedExtension> program(Path directory, Class<?> main)
            throws IOException {
        Path script = directory.resolve("program.sh");
        Files.writeString(
                script,
                """
                #!/bin/sh
                exec '%s/bin/java' -cp '%s' %s "$1"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                main.getName()));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("not executable: " + script);
        }
        return List.of(new AllowedExtension.Program(BenchmarkExtension.ID, script));
    }

    /** Finds the extension among the classes of the benchmarks. */
    private static final class OwnClasses implements ExtensionSetup.ClassPaths {

        @Override
        public ExtensionTerms terms() {
            return new ExtensionTerms(
                    "the benchmark", "its list", "its classes", "add it there", "look at its log");
        }

        @Override
        public List<URL> bundled() {
            return List.of(
                    BenchmarkExtension.class.getProtectionDomain().getCodeSource().getLocation());
        }

        @Override
        public List<URL> of(AllowedExtension.Artifact artifact) {
            return List.of();
        }
    }

    /** What is measured must not fail. */
    private static final class Warnings implements ExtensionLog {

        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {
            throw new IllegalStateException(message);
        }
    }
}
