package io.github.pluginregistry.core.update;

import io.github.pluginregistry.core.io.CacheFile;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Keeps nothing. */
    public static final UpdateNotices NONE = new UpdateNotices(null);

    private final @Nullable CacheFile file;

    private UpdateNotices(@Nullable CacheFile file) {
        this.file = file;
    }

    /**
     * Keeps the notices of a registry in a file.
     *
     * @param directory where such files are kept
     * @param registry what tells this registry from others on this machine, for example the
     *     directory of its files
     */
    public static UpdateNotices in(Path directory, String registry) {
        return new UpdateNotices(new CacheFile(directory.resolve(Sha256.of(registry) + ".txt")));
    }

    /** Keeps the notices of an update that left this {@code plugins.json}, and deletes others. */
    void keep(String json, List<UpdateNotice> notices) {
        if (file == null) {
            return;
        }
        String lines = notices.stream().map(UpdateNotices::line).collect(Collectors.joining());
        try {
            // A truncated file matches no text, or has fewer notices.
            file.write(Sha256.of(json) + "\n" + lines);
        } catch (IOException e) {
            // What is kept is about an older text, and a commit says less.
        }
    }

    /** The notes on a {@code plugins.json} with this text. */
    public List<UpdateNotice> on(String json) {
        List<String> lines =
                file == null
                        ? List.of()
                        : file.text().map(text -> text.lines().toList()).orElse(List.of());
        return !lines.isEmpty() && lines.get(0).equals(Sha256.of(json))
                ? lines.stream().skip(1).flatMap(line -> note(line).stream()).toList()
                : List.of();
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
