package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.BoundedFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The index of a checkout with the files of a new commit. Only their entries change, and no file of
 * the work tree: other staged or edited files stay as they are.
 *
 * @param files the texts of the files that the commit changes, by path in the repository
 */
record IndexUpdate(Repository repository, Path root, Map<String, String> files) {

    /**
     * Creates the index for the commit.
     *
     * @return false if something else is staged at a path of the files
     */
    boolean write(Path draft, ObjectId commit) throws IOException {
        Path current = repository.getIndexFile().toPath();
        if (Files.exists(current)) {
            Files.copy(current, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        DirCache index = DirCache.lock(draft.toFile(), repository.getFS());
        try {
            if (files.keySet().stream().anyMatch(file -> isTaken(index, file))) {
                return false;
            }
            stage(index, commit);
            return true;
        } finally {
            index.unlock();
        }
    }

    private static boolean isTaken(DirCache index, String file) {
        return index.getEntriesWithin(file).length > 0
                || Stream.iterate(
                                file.lastIndexOf('/'),
                                at -> at > 0,
                                at -> file.lastIndexOf('/', at - 1))
                        .anyMatch(at -> index.findEntry(file.substring(0, at)) >= 0);
    }

    private void stage(DirCache index, ObjectId commit) throws IOException {
        DirCacheEditor editor = index.editor();
        for (Map.Entry<String, String> file : files.entrySet()) {
            try (ObjectWalk walk = new ObjectWalk(repository);
                    TreeWalk entry =
                            TreeWalk.forPath(
                                    repository,
                                    file.getKey(),
                                    walk.parseCommit(commit).getTree())) {
                editor.add(
                        new Staging(
                                file.getKey(),
                                entry.getFileMode(),
                                entry.getObjectId(0),
                                root.resolve(file.getKey()),
                                file.getValue()));
            }
        }
        editor.commit();
    }

    /** Stages a file, with size and time if the work tree has it, so that git need not read it. */
    private static final class Staging extends DirCacheEditor.PathEdit {

        private final FileMode mode;
        private final ObjectId blob;
        private final Path file;
        private final String text;

        Staging(String path, FileMode mode, ObjectId blob, Path file, String text) {
            super(path);
            this.mode = mode;
            this.blob = blob;
            this.file = file;
            this.text = text;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(mode);
            entry.setObjectId(blob);
            entry.setLength(0);
            entry.setLastModified(Instant.EPOCH);
            try {
                if (isAsCommitted()) {
                    entry.setLength(Files.size(file));
                    entry.setLastModified(Files.getLastModifiedTime(file).toInstant());
                }
            } catch (IOException e) {
                // Git reads the file itself.
            }
        }

        private boolean isAsCommitted() throws IOException {
            byte[] content = BoundedFileReader.bytes(file, BoundedFileReader.LIMIT);
            return Stream.of(text, text.replace("\n", "\r\n"))
                    .anyMatch(
                            same -> Arrays.equals(content, same.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
