package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    /** Writes its arguments to a file, and ends with its input, or at once for a file "broken". */
    public static final class Server {

        private Server() {}

        public static void main(String[] arguments) throws Exception {
            Path configuration = Path.of(arguments[1]);
            if (configuration.endsWith("broken")) {
                System.exit(3);
            }
            Path started = configuration.resolveSibling("started");
            Files.writeString(started.resolveSibling("starting"), String.join(" ", arguments));
            Files.move(started.resolveSibling("starting"), started);
            System.in.readAllBytes();
            Files.writeString(
                    configuration.resolveSibling("ended"), System.getProperty("an.option"));
        }
    }

    @TempDir private Path directory;

    private Path jar;

    @BeforeEach
    void packServer() throws Exception {
        jar = directory.resolve("server.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Server.class.getName());
        String entry = Server.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var type = Server.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            type.transferTo(out);
        }
    }

    private ServerProcess server(String configuration) {
        return new ServerProcess(
                List.of("", "-Dan.option=an option's value"),
                jar.toFile(),
                directory.resolve(configuration).toFile());
    }

    @Test
    void returnsTheExitCode() throws Exception {
        assertThat(server("broken").run()).isEqualTo(3);
    }

    @Test
    void endsTheServerByTheEndOfItsInput() throws Exception {
        FutureTask<Integer> run = new FutureTask<>(server("server.yaml")::run);
        Thread thread = new Thread(run);
        thread.start();
        while (!Files.exists(directory.resolve("started")) && thread.isAlive()) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(run.get()).isZero();
        assertThat(directory.resolve("ended")).hasContent("an option's value");
        assertThat(directory.resolve("started"))
                .hasContent(
                        "--config %s --end-with-input".formatted(directory.resolve("server.yaml")));
    }
}
