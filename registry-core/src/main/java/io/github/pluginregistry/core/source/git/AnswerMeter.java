package io.github.pluginregistry.core.source.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a host answers in one talk, unpacked, and ends the talk where that is too much. JGit
 * keeps the refs and the capabilities of an answer in memory, as long as they come.
 */
final class AnswerMeter {

    /** The refs of 300,000 tags, which is ten times as many as the largest repositories have. */
    static final long REFS = 32L << 20;

    /** What a publisher fetches goes into files. */
    static final long OBJECTS = 1L << 30;

    private final long most;
    private final AtomicLong received = new AtomicLong();

    /**
     * @param most how many bytes may come
     */
    AnswerMeter(long most) {
        this.most = most;
    }

    /** How many bytes came so far. */
    long received() {
        return received.get();
    }

    /** The same stream, which fails once the talk has brought too much. */
    InputStream metered(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (received.addAndGet(Math.max(0, count)) > most) {
                    throw new AnswerTooLargeException(most);
                }
                return count;
            }
        };
    }
}
