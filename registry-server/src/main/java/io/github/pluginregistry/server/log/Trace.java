package io.github.pluginregistry.server.log;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request belongs, as the header {@code traceparent} of <a
 * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a> tells it.
 *
 * @param traceId 32 hexadecimal digits, the same for all requests of a trace
 * @param parentId 16 hexadecimal digits, of the sender of a request
 * @param flags 2 hexadecimal digits
 */
public record Trace(String traceId, String parentId, String flags) {

    /** The name of the header. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile(
                    "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.{0,200})?");
    private static final String VERSION = "00";
    private static final int SAMPLED = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_BYTES = 16;
    private static final int PARENT_BYTES = 8;

    /**
     * Reads the value of a header; empty if it is not in the form. Only a later version may have
     * more fields, which are ignored, as are flags that this version does not know.
     */
    public static Optional<Trace> parse(String header) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || (matcher.group(1).equals(VERSION) && matcher.group(5) != null)) {
            return Optional.empty();
        }
        int flags = Integer.parseInt(matcher.group(4), 16) & SAMPLED;
        return Optional.of(new Trace(matcher.group(2), matcher.group(3), "0" + flags));
    }

    /** What comes next in the trace of a header, or a new trace where the header has none. */
    public static Trace continuing(String header) {
        return parse(header).map(Trace::child).orElseGet(Trace::start);
    }

    /** Starts a new trace. */
    public static Trace start() {
        return new Trace(random(TRACE_BYTES), random(PARENT_BYTES), "01");
    }

    /** For a request that is sent because of this one. */
    public Trace child() {
        return new Trace(traceId, random(PARENT_BYTES), flags);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The value of the header. */
    @Override
    public String toString() {
        return VERSION + "-%s-%s-%s".formatted(traceId, parentId, flags);
    }
}
