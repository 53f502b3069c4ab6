package io.github.pluginregistry.core.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads pkt-lines (git's {@code gitprotocol-common}): four hexadecimal digits that count themselves
 * and what follows, or a special packet without content.
 */
final class PktLines {

    /** What a packet is. */
    enum Type {
        /** A line of text. */
        DATA,
        /** {@code 0000}, the end of a message. */
        FLUSH,
        /** {@code 0001}, the end of a section. */
        DELIMITER,
        /** {@code 0002}, the end of a response. */
        RESPONSE_END,
        /** Nothing is left. */
        END_OF_INPUT
    }

    private static final int LENGTH = 4;

    /** Ten times the refs of the largest repositories; each takes half a kilobyte of memory. */
    private static final int MOST = 300_000;

    private final byte[] bytes;
    private int position;
    private int packets;
    private int start;
    private int end;

    PktLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Goes on to the next packet.
     *
     * @throws GitProtocolException if a packet is cut off or its length is not one, or if there are
     *     too many
     */
    Type next() throws GitProtocolException {
        if (position == bytes.length) {
            return Type.END_OF_INPUT;
        }
        packets++;
        if (packets > MOST) {
            throw new GitProtocolException("it has more than %d lines".formatted(MOST));
        }
        int length = length();
        if (length < LENGTH) {
            position += LENGTH;
            return switch (length) {
                case 0 -> Type.FLUSH;
                case 1 -> Type.DELIMITER;
                case 2 -> Type.RESPONSE_END;
                default -> throw new GitProtocolException("a packet has the length 3");
            };
        }
        start = position + LENGTH;
        end = position + length;
        if (end > bytes.length) {
            throw new GitProtocolException("the last packet is cut off");
        }
        position = end;
        return Type.DATA;
    }

    /** The text of the last packet, without its line feed. */
    String text() {
        int length = end > start && bytes[end - 1] == '\n' ? end - start - 1 : end - start;
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    /** The side band that the last packet belongs to; 0 where it is empty. */
    int band() {
        return end > start ? bytes[start] : 0;
    }

    /** Copies the last packet without the number of its side band. */
    void copyBand(ByteArrayOutputStream target) {
        target.write(bytes, start + 1, end - start - 1);
    }

    private int length() throws GitProtocolException {
        if (position + LENGTH > bytes.length) {
            throw new GitProtocolException("the last packet is cut off");
        }
        int length = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = Character.digit(bytes[position + i], 16);
            if (digit < 0) {
                throw new GitProtocolException("a packet does not begin with its length");
            }
            length = length * 16 + digit;
        }
        return length;
    }

    /** The packet that names the hash algorithm of object ids; empty where none is known. */
    static String objectFormat(String algorithm) {
        return algorithm.isEmpty() ? "" : packet("object-format=" + algorithm);
    }

    /** A text as a packet, with a line feed. */
    static String packet(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length + LENGTH + 1;
        return "%04x%s\n".formatted(length, text);
    }
}
