package io.github.pluginregistry.core.recording;

import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.io.AtomicFile;
import io.github.pluginregistry.core.io.FileLocks;
import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.io.JsonObject;
import io.github.pluginregistry.core.io.Sha256;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the file of one repository; unknown and default values are left out. */
final class RecordingWriter {

    /** The number of hexadecimal digits of a digest, enough for one folder. */
    private static final int DIGITS = 12;

    /** Addresses that map to a file name that is unique on every file system. */
    private static final Pattern PLAIN = Pattern.compile("https://[a-z0-9.-]+(/[a-z0-9._-]+)+");

    private static final int LONGEST = 120;

    private RecordingWriter() {}

    /** Writes a recording atomically, and deletes what killed runs left beside it. */
    static void write(Path folder, Recording recording, FileLocks locks) throws IOException {
        Path file = folder.resolve(fileName(recording.repository()));
        try (HeldLock lock = locks.acquire(file)) {
            if (lock.isCrossProcess()) {
                AtomicFile.sweep(file);
            }
            try (AtomicFile draft = AtomicFile.of(file, text(recording))) {
                draft.publish();
            }
        }
    }

    /** The content of a recording's file. */
    static String text(Recording recording) {
        JsonObject root = new JsonObject().put("repository", recording.repository().address());
        if (recording.tags() != null) {
            root.put("tags", list(recording.tags(), "name", "date"));
        }
        if (recording.releases() != null) {
            root.put("releases", list(recording.releases(), "tag", "publishedAt"));
        }
        if (!recording.lookups().isEmpty()) {
            root.put(
                    "lookups",
                    new TreeMap<>(recording.lookups())
                            .entrySet().stream()
                                    .map(entry -> lookup(entry.getKey(), entry.getValue()))
                                    .toList());
        }
        if (recording.anyRelease() != null) {
            root.put("anyRelease", recording.anyRelease());
        }
        if (!recording.batched()) {
            root.put("batched", false);
        }
        return root.toText();
    }

    private static JsonObject lookup(String tag, TagRelease release) {
        String kind = release.fold(published -> "published", draft -> "draft", none -> "none");
        JsonObject entry = new JsonObject().put("tag", tag).put("release", kind);
        if (release instanceof TagRelease.Published published) {
            published.publishedAt().ifPresent(it -> entry.put("publishedAt", it.toString()));
            putPrerelease(entry, published.prerelease());
        }
        return entry;
    }

    private static void putPrerelease(JsonObject entry, boolean prerelease) {
        if (prerelease) {
            entry.put("prerelease", true);
        }
    }

    private static List<JsonObject> list(List<Release> releases, String nameKey, String dateKey) {
        return releases.stream()
                .map(
                        release -> {
                            JsonObject entry = new JsonObject().put(nameKey, release.tag());
                            release.commit().ifPresent(commit -> entry.put("commit", commit));
                            release.publishedAt()
                                    .ifPresent(it -> entry.put(dateKey, it.toString()));
                            putPrerelease(entry, release.prerelease());
                            return entry;
                        })
                .toList();
    }

    /**
     * The name of a recording: the host and the path joined by {@code +}, for example {@code
     * github.com+pipe-cd+pipecd.json}. Where that would be ambiguous, since the address has capital
     * letters, is not an https URL or has other special characters, {@code ~} and a digest of the
     * address follow.
     */
    static String fileName(RepositoryUrl repository) {
        String address = scheme(repository) + "://" + repository.host() + "/" + repository.path();
        String joined =
                Stream.concat(Stream.of(repository.host()), Stream.of(repository.path().split("/")))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.replaceAll("[^A-Za-z0-9._-]", "_"))
                        .collect(Collectors.joining("+"));
        return PLAIN.matcher(address).matches() && joined.length() <= LONGEST
                ? joined + ".json"
                : joined.substring(0, Math.min(LONGEST, joined.length()))
                        + "~"
                        + digest(address)
                        + ".json";
    }

    private static String scheme(RepositoryUrl repository) {
        return switch (repository.transport()) {
            case HTTP -> URI.create(repository.address()).getScheme().toLowerCase(Locale.ROOT);
            case SSH -> "ssh";
            case LOCAL -> "file";
        };
    }

    private static String digest(String text) {
        return Sha256.of(text).substring(0, DIGITS);
    }
}
