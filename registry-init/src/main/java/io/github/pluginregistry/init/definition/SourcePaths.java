package io.github.pluginregistry.init.definition;

import io.github.pluginregistry.core.definition.DefinedUrls;
import io.github.pluginregistry.init.detect.DetectedPlugin;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in its repository a plugin lives.
 *
 * <p>Tags of Go modules name the directory, as the go command demands. For others it is the one
 * directory of a checkout that has the plugin's name and a file of a build.
 */
public final class SourcePaths {

    private static final int DEEPEST = 5;
    private static final int MOST = 50_000;

    private static final Set<String> SKIPPED =
            Set.of("node_modules", "vendor", "target", "build", "dist", "testdata");

    private static final List<String> BUILD_FILES =
            List.of(
                    "package.json",
                    "go.mod",
                    "pom.xml",
                    "build.gradle",
                    "build.gradle.kts",
                    "Cargo.toml",
                    "Chart.yaml",
                    "pyproject.toml",
                    "setup.py",
                    "composer.json",
                    "action.yml",
                    "CMakeLists.txt",
                    "Makefile");

    private final @Nullable Path root;
    private final List<Path> directories = new ArrayList<>();

    /**
     * @param root the root of a checkout; null if there is none
     */
    public SourcePaths(@Nullable Path root) throws IOException {
        this.root = root;
        if (root != null) {
            collect(root);
        }
    }

    private void collect(Path top) throws IOException {
        Files.walkFileTree(
                top,
                EnumSet.noneOf(FileVisitOption.class),
                DEEPEST,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        String name = String.valueOf(directory.getFileName());
                        boolean skipped = name.startsWith(".") || SKIPPED.contains(name);
                        if (skipped && !directory.equals(top)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        directories.add(directory);
                        return directories.size() < MOST
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** The path of a plugin from the root of its repository, with slashes; empty if not known. */
    public String of(DetectedPlugin plugin) {
        String path = plugin.prefix().replaceFirst("/$", "");
        boolean isModule = plugin.isGoModule() && DefinedUrls.isInside(path);
        if (root == null) {
            return isModule ? path : "";
        }
        if (isModule && directories.contains(root.resolve(path))) {
            return path;
        }
        List<Path> named =
                directories.stream()
                        .filter(it -> !it.equals(root))
                        .filter(it -> isNamed(it, plugin.name()))
                        .filter(SourcePaths::isBuilt)
                        .toList();
        return named.size() == 1 ? slashed(root.relativize(named.get(0))) : "";
    }

    private static boolean isNamed(Path directory, String name) {
        return String.valueOf(directory.getFileName())
                .toLowerCase(Locale.ROOT)
                .equals(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isBuilt(Path directory) {
        return BUILD_FILES.stream().anyMatch(file -> Files.exists(directory.resolve(file)));
    }

    private static String slashed(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
