package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.testing.ForgeRelease;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.PublishedFixture;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory with a definition of two plugins and recorded answers for them. */
final class ExampleRegistry {

    static final String REPOSITORY = "example/plugins";

    private static final String DEFINITION =
            """
            name: Example Plugins
            description: The plugins of an example
            repository: https://github.com/example/plugins
            plugins:
              - id: kubernetes
                name: Kubernetes Plugin
                tagPattern: plugins/kubernetes/*
                description: Deploys to Kubernetes
              - id: terraform
                name: Terraform Plugin
                tagPattern: plugins/terraform/*
                description: Plans and applies
            """;
    private static final String RECORDING =
            """
            {
              "repository": "https://github.com/example/plugins",
              "releases": [
                {"tag": "plugins/kubernetes/v0.4.0", "publishedAt": "2026-08-14T03:24:18Z"},
                {"tag": "plugins/terraform/v0.2.1", "publishedAt": "2025-10-09T08:14:50Z"}
              ],
              "tags": [
                {"name": "plugins/kubernetes/v0.4.0", "commit": "8bf471e19e003afe5176ad364f874466d28387ab"},
                {"name": "plugins/terraform/v0.2.1", "commit": "be5cc25db817e7bca1cf35c1c8463cee94fa33bd"}
              ]
            }
            """;

    private final Path directory;

    private ExampleRegistry(Path directory) {
        this.directory = directory;
    }

    static ExampleRegistry in(Path directory) throws IOException {
        Files.writeString(directory.resolve("registry.yaml"), DEFINITION);
        Files.createDirectories(directory.resolve("recording"));
        Files.writeString(
                directory.resolve("recording/github.com+example+plugins.json"), RECORDING);
        return new ExampleRegistry(directory);
    }

    /** A forge with the releases that the recording has. */
    static ForgeStub forge() {
        return ForgeStub.start()
                .release(
                        REPOSITORY,
                        ForgeRelease.of("plugins/kubernetes/v0.4.0")
                                .publishedAt("2026-08-14T03:24:18Z"))
                .release(
                        REPOSITORY,
                        ForgeRelease.of("plugins/terraform/v0.2.1")
                                .publishedAt("2025-10-09T08:14:50Z"));
    }

    /** Writes the registry's files as an earlier update left them. */
    ExampleRegistry published() throws Exception {
        PublishedFixture.write(directory);
        return this;
    }

    /** From now on a forge of the test answers for github.com. */
    ExampleRegistry askingAt(ForgeStub forge) throws IOException {
        return askingAt(forge.apiUrl());
    }

    /** From now on this address is the API of github.com. */
    ExampleRegistry askingAt(URI forge) throws IOException {
        return edit(
                "registry.yaml",
                "plugins:\n",
                """
                forges:
                  - host: github.com
                    type: github
                    apiUrl: %1$s
                    gitUrl: %1$s
                plugins:
                """
                        .formatted(forge));
    }

    /** Replaces a text that is in a file. */
    ExampleRegistry edit(String file, String from, String to) throws IOException {
        String text = text(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        return write(file, text.replace(from, to));
    }

    ExampleRegistry write(String file, String text) throws IOException {
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), text);
        return this;
    }

    ExampleRegistry delete(String file) throws IOException {
        Files.delete(directory.resolve(file));
        return this;
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
