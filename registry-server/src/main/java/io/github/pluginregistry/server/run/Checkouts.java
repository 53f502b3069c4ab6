package io.github.pluginregistry.server.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directories of checkouts. All of them are disposable: where they take too much disk, those
 * that were not used for longest are deleted.
 */
public final class Checkouts {

    private final Path directory;
    private final long maximumSize;
    private final Clock clock;
    private final Set<Path> used = new HashSet<>();

    /**
     * The sizes of the directories that no run uses, those not used for longest first. To measure
     * all of them after each run would keep a server of many registries busy.
     */
    private final Map<Path, Long> idle = new LinkedHashMap<>();

    private boolean measured;

    /**
     * @param directory the directory of all checkouts
     * @param maximumSize how many bytes they may take
     */
    public Checkouts(Path directory, long maximumSize, Clock clock) {
        this.directory = directory;
        this.maximumSize = maximumSize;
        this.clock = clock;
    }

    /**
     * Takes a directory for a registry until it is given back. Where a run that was given up still
     * uses the one of the registry, it is another one.
     */
    public synchronized Path take(String registry) throws IOException {
        measureOnce();
        Path path = directory.resolve(registry);
        for (int i = 2; used.contains(path); i++) {
            path = directory.resolve(registry + "~" + i);
        }
        used.add(path);
        idle.remove(path);
        Files.createDirectories(path);
        Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
        return path;
    }

    /** What an earlier process left. */
    private void measureOnce() throws IOException {
        if (measured || !Files.isDirectory(directory)) {
            measured = true;
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.list(directory)) {
            all = found.sorted(Comparator.comparing(Checkouts::lastUse)).toList();
        }
        for (Path path : all) {
            idle.put(path, size(path));
        }
        measured = true;
    }

    /** Gives a directory back, and deletes others where they take too much disk. */
    public synchronized void giveBack(Path path) throws IOException {
        used.remove(path);
        if (Files.isDirectory(path)) {
            Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
            idle.put(path, size(path));
        }
        bound();
    }

    private void bound() throws IOException {
        long size = idle.values().stream().mapToLong(Long::longValue).sum();
        for (Path path : used) {
            size += size(path);
        }
        Iterator<Map.Entry<Path, Long>> oldest = idle.entrySet().iterator();
        while (size > maximumSize && oldest.hasNext()) {
            Map.Entry<Path, Long> entry = oldest.next();
            delete(entry.getKey());
            oldest.remove();
            size -= entry.getValue();
        }
    }

    private static FileTime lastUse(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static long size(Path path) throws IOException {
        long[] size = new long[1];
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        size[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return size[0];
    }

    /** Deletes a directory; follows no link. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path done, IOException e)
                            throws IOException {
                        Files.delete(done);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
