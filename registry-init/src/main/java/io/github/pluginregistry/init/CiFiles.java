package io.github.pluginregistry.init;

import io.github.pluginregistry.core.git.WorkTree;
import io.github.pluginregistry.init.InitRegistry.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The files that keep a registry up to date on a CI system: those that docs/ci.md explains. */
final class CiFiles {

    private final Path root;
    private final String branch;

    private CiFiles(Path root, String branch) {
        this.root = root;
        this.branch = branch;
    }

    /** The files for the checkout that a directory is in, or for the directory itself. */
    static CiFiles around(Path directory) {
        Optional<WorkTree> checkout = WorkTree.around(directory);
        return new CiFiles(
                checkout.map(WorkTree::root).orElse(directory),
                checkout.flatMap(WorkTree::defaultBranch).orElse("main"));
    }

    List<NewFile> of(CiSystem system) throws IOException {
        return switch (system) {
            case GITHUB ->
                    List.of(file(".github/workflows/plugin-registry.yml", text("github.yml")));
            case GITLAB ->
                    List.of(
                            file(".gitlab-ci.yml", text("gitlab-ci.yml")),
                            file(".ci/settings.xml", text("settings.xml")));
            case JENKINS ->
                    List.of(
                            file(
                                    "Jenkinsfile",
                                    text("Jenkinsfile")
                                            .replace(
                                                    "-Dregistry.branch=main",
                                                    "-Dregistry.branch=" + safeBranch())));
        };
    }

    /** Whether the jobs, which run at the root of the checkout, find the definition. */
    boolean find(Path definition) {
        return definition.toAbsolutePath().normalize().resolveSibling("").equals(root);
    }

    /** A name that a shell and Groovy could read as something else is left to the user. */
    private String safeBranch() {
        return branch.matches("[A-Za-z0-9._/-]+") ? branch : "main";
    }

    private NewFile file(String path, String text) {
        return new NewFile(root.resolve(path), text);
    }

    private static String text(String name) throws IOException {
        try (InputStream file = CiFiles.class.getResourceAsStream("ci/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
