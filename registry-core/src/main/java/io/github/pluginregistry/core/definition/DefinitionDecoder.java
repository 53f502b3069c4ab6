package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The characters of a definition's file, which are UTF-8 without control characters. */
final class DefinitionDecoder {

    /**
     * In bytes; ten thousand plugins have two to four million. A file that an attacker fills with
     * mistakes up to here is still answered.
     */
    static final int LIMIT = 8 * 1024 * 1024;

    /** In characters. The YAML parser takes seconds for a line of some megabytes. */
    static final int LONGEST_LINE = 100_000;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private DefinitionDecoder() {}

    static String of(byte[] bytes, String file) throws DefinitionException {
        String text = decode(bytes, file);
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int control = firstControl(text, start);
        if (control >= 0) {
            throw ErrorCollector.fatal(
                    position(file, text.substring(start, control)),
                    "the character U+%04X is not allowed".formatted(text.codePointAt(control)),
                    "remove it");
        }
        return text.substring(start);
    }

    /** Rejects a text with a line that takes the YAML parser too long. */
    static void requireShortLines(String text, String file) throws DefinitionException {
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            int feed = text.indexOf('\n', start);
            end = feed < 0 ? text.length() : feed;
            if (end - start > LONGEST_LINE) {
                throw ErrorCollector.fatal(
                        position(file, text.substring(0, start)),
                        "this line has more than %,d characters".formatted(LONGEST_LINE),
                        "break it into several lines");
            }
        }
    }

    private static String decode(byte[] bytes, String file) throws DefinitionException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw ErrorCollector.fatal(
                    position(file, out.flip().toString()),
                    "this line is not valid UTF-8",
                    "save the file as UTF-8");
        }
        return out.flip().toString();
    }

    /** The printable set of YAML 1.2, section 5.1, for JSON too; line ends and tabs are in it. */
    private static int firstControl(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (!isPrintable(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPrintable(char c) {
        boolean space = c == '\t' || c == '\n' || c == '\r';
        return space || (!Character.isISOControl(c) && c != '\uFFFE' && c != '\uFFFF');
    }

    /** The place behind a text. */
    private static SourceLocation position(String file, String before) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new SourceLocation(file, line, before.length() - before.lastIndexOf('\n'));
    }
}
