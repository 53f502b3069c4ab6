package io.github.pluginregistry.core.source.github;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;

/**
 * A page as it is kept in a file.
 *
 * @param tag tells it from what the host answers when it has changed, see {@link EntityTags}
 * @param page what the host answered
 */
record KeptPage(String tag, Page page) {

    private static final String FORMAT = "registry-page 1";

    /** Longer than any address or header; a file without an end of line is not read through. */
    private static final long LINE = 64 << 10;

    /** Twice as much as a host may answer. */
    private static final long UNPACKED = 32L << 20;

    /**
     * What a file of the cache holds.
     *
     * @throws IOException if that is damaged, or more than this program packs
     */
    static BufferedSource unpacked(ByteString file) throws IOException {
        Buffer content = new Buffer();
        try (GzipSource packed = new GzipSource(new Buffer().write(file))) {
            while (packed.read(content, LINE) >= 0) {
                if (content.size() > UNPACKED) {
                    throw new IOException("the file is no page: it does not end");
                }
            }
        }
        return content;
    }

    /**
     * The file: the format, the question, the tag and the links on a line each, and the body, all
     * of it packed. What packs it adds a checksum, so no damage goes unnoticed.
     *
     * @param question what the page is the answer to, on one line
     */
    ByteString packed(String question) throws IOException {
        Buffer file = new Buffer();
        try (BufferedSink packer = Okio.buffer(new GzipSink(file))) {
            for (String line : new String[] {FORMAT, question, tag, page.links().header()}) {
                packer.writeUtf8(line).writeByte('\n');
            }
            packer.write(page.body());
        }
        return file.readByteString();
    }

    /**
     * Reads such a file.
     *
     * @throws IOException if it is none, is damaged, or answers another question
     */
    static KeptPage unpacked(ByteString file, String question) throws IOException {
        try (BufferedSource content = unpacked(file)) {
            if (!content.readUtf8LineStrict(LINE).equals(FORMAT)
                    || !content.readUtf8LineStrict(LINE).equals(question)) {
                throw new IOException("the file answers another question");
            }
            String tag = content.readUtf8LineStrict(LINE);
            Links links = new Links(content.readUtf8LineStrict(LINE));
            return new KeptPage(tag, new Page(links, content.readByteString()));
        }
    }
}
