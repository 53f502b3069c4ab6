package io.github.pluginregistry.core.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Reads a whole body that may not be larger than allowed. */
final class BoundedBody {

    private static final int BUFFER = 16_384;

    private BoundedBody() {}

    /**
     * Reads it.
     *
     * @throws ResponseTooLargeException if there are more bytes
     * @throws InterruptedIOException if nobody waits for it any more
     */
    static byte[] read(InputStream in, long mostBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the request was abandoned");
            }
            if (body.size() + (long) count > mostBytes) {
                throw new ResponseTooLargeException(mostBytes);
            }
            body.write(buffer, 0, count);
        }
        return body.toByteArray();
    }
}
