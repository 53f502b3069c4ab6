package io.github.pluginregistry.core.io;

import io.github.pluginregistry.core.model.ProgressListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes that make the files on disk equal to the rendered ones.
 *
 * @param changes the files that differ, in the order they are to be written; a file that is right
 *     already is not among them
 */
public record FilePlan(List<FileChange> changes) {

    /** Nothing has to change. */
    public static final FilePlan NONE = new FilePlan(List.of());

    public FilePlan {
        changes = List.copyOf(changes);
    }

    /**
     * Compares rendered files with those on disk, byte for byte. A file each of whose lines ends in
     * CR LF is right too: git checks it out like that on Windows, and what is committed ends in LF
     * all the same.
     */
    public static FilePlan of(List<RenderedFile> rendered, Map<Path, byte[]> present) {
        List<FileChange> changes = new ArrayList<>();
        for (RenderedFile file : rendered) {
            byte @Nullable [] before = present.get(file.file());
            if (before == null || !isRight(before, file.text())) {
                @Nullable String found =
                        before == null ? null : new String(before, StandardCharsets.UTF_8);
                changes.add(new FileChange(file.file(), found, file.text()));
            }
        }
        return new FilePlan(changes);
    }

    /** The text that a file is to have; empty where it does not change. */
    public Optional<String> textOf(Path file) {
        return changes.stream()
                .filter(change -> change.file().equals(file))
                .map(FileChange::after)
                .findFirst();
    }

    /** Whether all files are up to date. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * Writes the files that differ. Every new text is written beside its file before the first one
     * takes its place, so that a disk that fills up leaves all files as they were.
     *
     * @throws IOException if a file could not be written; it is then as it was before
     */
    public void write(CheckoutBoundary boundary, ProgressListener progress) throws IOException {
        List<AtomicFile> drafts = new ArrayList<>();
        try {
            for (FileChange change : changes) {
                drafts.add(AtomicFile.of(boundary.resolve(change.file()), change.after()));
            }
            for (int i = 0; i < drafts.size(); i++) {
                drafts.get(i).publish();
                progress.wrote(changes.get(i).file());
            }
        } finally {
            drafts.forEach(AtomicFile::close);
        }
    }

    private static boolean isRight(byte[] bytes, String text) {
        return isSame(bytes, text) || isSame(bytes, text.replace("\n", "\r\n"));
    }

    private static boolean isSame(byte[] bytes, String text) {
        return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
    }

    public record RenderedFile(Path file, String text) {}
}
