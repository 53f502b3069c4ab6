package io.github.pluginregistry.core.source.github;

import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.text.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/** The pages of one host that are kept in a folder, a file for each. */
final class Shelf {

    private final Optional<Path> folder;
    private final EntityTags tags;
    private final SecretFilter secrets;

    /**
     * @param folder empty where nothing is kept
     * @param secrets a page that these find is not kept
     */
    Shelf(Optional<Path> folder, EntityTags tags, SecretFilter secrets) {
        this.folder = folder;
        this.tags = tags;
        this.secrets = secrets;
    }

    /** The page that was the answer to a question last time. */
    Optional<KeptPage> find(Request request) {
        return folder.flatMap(
                it -> {
                    try {
                        ByteString file =
                                ByteString.of(SmallFile.bytes(file(it, request), SmallFile.LIMIT));
                        return Optional.of(KeptPage.unpacked(file, question(request)));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    /** The same question, for an answer that says whether a page has changed. */
    Request conditional(Request request, KeptPage kept) {
        return tags.asked(request, kept)
                .map(tag -> request.newBuilder().header("If-None-Match", tag).build())
                .orElse(request);
    }

    /** Takes down that a page was needed, and has not changed. */
    void confirmed(Request request, Response answer) {
        folder.ifPresent(
                it -> {
                    try {
                        Files.setLastModifiedTime(
                                file(it, request),
                                FileTime.fromMillis(answer.receivedResponseAtMillis()));
                    } catch (IOException e) {
                        // It is gone meanwhile, or will go earlier than it should.
                    }
                });
    }

    /** Keeps the page that an answer brought, unless there is no asking for it again. */
    void keep(Request request, Response answer, Page page) {
        if (folder.isEmpty() || answer.cacheControl().noStore() || mayGrowUnseen(request, page)) {
            return;
        }
        Optional<String> tag = tags.kept(request, answer, page.body());
        if (tag.isEmpty()
                || secrets.finds(tag.get() + page.links().header() + page.body().utf8())) {
            return;
        }
        try {
            write(
                    file(folder.get(), request),
                    new KeptPage(tag.get(), page).packed(question(request)));
        } catch (IOException e) {
            // The next run asks for the page itself.
        }
    }

    /** What was read from a listing, if its pages are still what they were. */
    Optional<KnownListing> known(String listing) {
        return folder.flatMap(
                it -> {
                    try {
                        ByteString file =
                                ByteString.of(SmallFile.bytes(file(it, listing), SmallFile.LIMIT));
                        return Optional.of(KnownListing.unpacked(file, listing));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    /**
     * Keeps what was read from a listing, unless there is a page among those it was read from that
     * may not be kept.
     */
    void learn(String listing, KnownListing known, List<Request> read) {
        if (folder.isEmpty()
                || !read.stream().allMatch(it -> Files.isRegularFile(file(folder.get(), it)))) {
            return;
        }
        try {
            write(file(folder.get(), listing), known.packed(listing));
        } catch (IOException e) {
            // The next run reads the pages again.
        }
    }

    /**
     * Whether what comes behind a page may be missed. A page's tag says nothing of its links: when
     * there is one entry more than a full last page holds, that page is unchanged, and its host
     * says so without a word of the next. What is no list at all is not kept either.
     */
    private static boolean mayGrowUnseen(Request request, Page page) {
        OptionalInt entries = page.entries();
        return entries.isEmpty() || (!page.links().more() && entries.getAsInt() >= asked(request));
    }

    private static int asked(Request request) {
        return Optional.ofNullable(request.url().queryParameter("per_page"))
                .filter(number -> number.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    /** On POSIX file systems a temporary file, and so the page, is for its owner alone. */
    private static void write(Path file, ByteString content) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "page", ".tmp");
        try {
            Files.write(temporary, content.toByteArray());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path file(Path folder, Request request) {
        return folder.resolve(name(question(request)) + ".page.gz");
    }

    private static Path file(Path folder, String listing) {
        return folder.resolve(name(listing) + ".listing.gz");
    }

    private static String name(String question) {
        return ByteString.encodeUtf8(question).sha256().hex();
    }

    /** All that an answer depends on, but for who asks. */
    private static String question(Request request) {
        return request.header("Accept") + " " + request.url();
    }
}
