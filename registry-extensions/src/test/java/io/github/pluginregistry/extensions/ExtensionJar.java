package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.Extension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds the jar of an extension from sources, as its author would. */
final class ExtensionJar {

    private final Path directory;
    private final List<String> services = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();

    ExtensionJar(Path directory) {
        this.directory = directory;
    }

    /** Adds a class, which is listed as an extension. */
    ExtensionJar extension(String name, String source) throws IOException {
        services.add(name);
        return type(name, source);
    }

    /** Adds a class. */
    ExtensionJar type(String name, String source) throws IOException {
        Path file = directory.resolve("src").resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        sources.add(file);
        return this;
    }

    URL build(String name) throws IOException {
        Path classes = directory.resolve(name + "-classes");
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled =
                sources.isEmpty()
                        || compiler.getTask(
                                        errors,
                                        null,
                                        null,
                                        List.of(
                                                "-proc:none",
                                                "-d",
                                                classes.toString(),
                                                "-cp",
                                                System.getProperty("java.class.path")),
                                        null,
                                        compiler.getStandardFileManager(null, null, null)
                                                .getJavaFileObjectsFromPaths(sources))
                                .call();
        if (!compiled) {
            throw new IOException(errors.toString());
        }
        Path jar = directory.resolve(name + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            out.putNextEntry(new JarEntry("META-INF/services/" + Extension.class.getName()));
            out.write(String.join("\n", services).getBytes(StandardCharsets.UTF_8));
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(each));
            }
        }
        return jar.toUri().toURL();
    }
}
