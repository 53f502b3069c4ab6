package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of pages that hosts have answered with, so that at the next run they only have to say
 * that nothing has changed. Nothing in it is ever used without asking.
 *
 * <p>It is a cache: what cannot be read was never kept, what cannot be written is not kept, and
 * several runs, of one process or of many, may use one folder at once. There is a folder for each
 * host in it, and in that one for what everybody may see and one for what a token has opened; which
 * token does not matter, as CI has another one in each run.
 */
public final class PageCache {

    /** Keeps nothing. */
    public static final PageCache NONE = new PageCache(Optional.empty(), 0);

    /** Some thousand pages. */
    private static final long LIMIT = 50L << 20;

    private final Optional<Path> folder;
    private final long limit;

    /**
     * @param folder empty for a cache that keeps nothing
     * @param limit how many bytes the files may have together when a run has ended
     */
    PageCache(Optional<Path> folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** The cache in a folder, which is made when there is something to keep. */
    public static PageCache in(Path folder) {
        return new PageCache(Optional.of(folder), LIMIT);
    }

    /** The pages of one host, as somebody with or without a token sees them. */
    Shelf shelf(ApiAddress api, Optional<Token> token) {
        return new Shelf(
                folder.map(
                        root ->
                                root.resolve(api.host().replaceAll("[^A-Za-z0-9.-]", "_"))
                                        .resolve(token.isPresent() ? "token" : "anonymous")),
                new EntityTags(token),
                SecretFilter.of(token));
    }

    /** Deletes the pages that were not needed for the longest time, where there are too many. */
    void trim() {
        folder.ifPresent(this::trim);
    }

    private void trim(Path root) {
        try {
            List<Kept> files = files(root);
            long size = files.stream().mapToLong(file -> file.attributes().size()).sum();
            for (Kept file : files) {
                if (size <= limit) {
                    return;
                }
                Files.deleteIfExists(file.path());
                size -= file.attributes().size();
            }
        } catch (IOException | UncheckedIOException e) {
            // Another run is at it too, or nobody may delete here; the next run tries again.
        }
    }

    /** Those first that were not needed for the longest time. */
    private static List<Kept> files(Path root) throws IOException {
        List<Kept> files = new ArrayList<>();
        try (Stream<Path> paths = Files.find(root, 3, (path, found) -> found.isRegularFile())) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                files.add(new Kept(path, Files.readAttributes(path, BasicFileAttributes.class)));
            }
        }
        files.sort(Comparator.comparing(file -> file.attributes().lastModifiedTime()));
        return files;
    }

    private record Kept(Path path, BasicFileAttributes attributes) {}
}
