package io.github.pluginregistry.core.http;

import io.github.pluginregistry.core.source.Traffic;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of a body as they come over the wire. */
final class CountedStream extends FilterInputStream {

    private final Traffic traffic;
    private long count;

    CountedStream(InputStream in, Traffic traffic) {
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
