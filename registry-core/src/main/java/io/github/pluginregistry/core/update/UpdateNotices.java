package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.CacheFile;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps what an update had to say until its files are published.
 *
 * <p>One small file per registry, outside of the published files: the fingerprint of the {@code
 * plugins.json} that the update left, and a line for each note. It is a cache: where it is missing,
 * broken, or about another text, there is nothing to say.
 */
public final class UpdateNotices {

    private static final String SEPARATOR = "\t";
    private static final String KEPT = "kept";
    private static final String REMARK = "remark";

    private final Path directory;
    private final String registry;

    /**
     * @param directory where such files are kept
     * @param registry what tells this registry from others on this machine, for example the
     *     directory of its files
     */
    public UpdateNotices(Path directory, String registry) {
        this.directory = directory;
        this.registry = registry;
    }

    /** Keeps the notes on a {@code plugins.json} with this text, and forgets all others. */
    public void keep(String json, List<UpdateNotice> notes) {
        String lines = notes.stream().map(UpdateNotices::line).collect(Collectors.joining());
        try {
            // A part of this fits no text, or tells less than it might.
            memory().write(Sha256.of(json) + "\n" + lines);
        } catch (IOException e) {
            // What is kept is about an older text, and a commit says less.
        }
    }

    /** The notes on a {@code plugins.json} with this text. */
    public List<UpdateNotice> on(String json) {
        List<String> lines = memory().text().map(text -> text.lines().toList()).orElse(List.of());
        return !lines.isEmpty() && lines.get(0).equals(Sha256.of(json))
                ? lines.stream().skip(1).flatMap(line -> note(line).stream()).toList()
                : List.of();
    }

    /** Worked out when it is needed: most runs publish nothing. */
    private CacheFile memory() {
        return new CacheFile(directory.resolve(Sha256.of(registry) + ".txt"));
    }

    private static String line(UpdateNotice note) {
        return String.join(
                        SEPARATOR,
                        note.kept() ? KEPT : REMARK,
                        LogSanitizer.of(note.plugins()),
                        LogSanitizer.of(note.text()))
                + "\n";
    }

    private static Optional<UpdateNotice> note(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        return parts.length == 3
                ? Optional.of(new UpdateNotice(parts[0].equals(KEPT), parts[1], parts[2]))
                : Optional.empty();
    }
}
