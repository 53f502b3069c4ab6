package io.github.pluginregistry.core.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Reads bodies: counts their bytes, bounds their size, and stops when the request is abandoned. */
public final class BoundedBody {

    private static final int BUFFER = 16_384;

    private BoundedBody() {}

    /**
     * Reads a complete body.
     *
     * @throws ResponseTooLargeException if there are more bytes
     */
    static byte[] read(InputStream in, long mostBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (body.size() + (long) count > mostBytes) {
                throw new ResponseTooLargeException(mostBytes);
            }
            body.write(buffer, 0, count);
        }
        return body.toByteArray();
    }

    /** Counts the bytes of a body on the wire, and fails in an interrupted thread. */
    public static InputStream counted(InputStream in, RequestCounter requests) {
        return new CountedStream(in, requests);
    }

    static final class CountedStream extends FilterInputStream {

        private final RequestCounter traffic;
        private long count;

        CountedStream(InputStream in, RequestCounter traffic) {
            super(in);
            this.traffic = traffic;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the request was abandoned");
            }
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            traffic.received(Math.max(0, read));
            return read;
        }

        /** How many bytes came, where no more come. */
        long drained() throws IOException {
            return read() < 0 ? count : Long.MAX_VALUE;
        }
    }
}
