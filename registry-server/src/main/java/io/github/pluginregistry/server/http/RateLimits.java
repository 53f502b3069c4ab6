package io.github.pluginregistry.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/**
 * How many requests a source may send, and how many that are rejected because of a signature or a
 * token, so that nobody can try many.
 */
final class RateLimits {

    private static final int UNAUTHORIZED = 401;
    private static final int IPV6_BYTES = 16;

    private final RateLimiter requests;
    private final RateLimiter failures;

    /**
     * Starts to count.
     *
     * @param perSecond requests per second of a source, ten times as many at once
     * @param nanos the time in nanoseconds
     */
    RateLimits(int perSecond, LongSupplier nanos) {
        requests = new RateLimiter(perSecond, perSecond * 10.0, nanos);
        failures = new RateLimiter(0.5, 30, nanos);
    }

    /** Whether a request is taken. */
    boolean admits(String source) {
        String network = network(source);
        return failures.hasToken(network) && requests.take(network);
    }

    /** Of IPv6 the first 64 bits: whoever has an address of such a network has them all. */
    static String network(String source) {
        if (!source.contains(":")) {
            return source;
        }
        try {
            byte[] address = InetAddress.getByName(source).getAddress();
            return address.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(address, 0, IPV6_BYTES / 2)
                    : source;
        } catch (UnknownHostException e) {
            return source;
        }
    }

    /** Counts how a request was answered. */
    void answered(String source, int status) {
        if (status == UNAUTHORIZED) {
            failures.take(network(source));
        }
    }

    static Answer exceeded() {
        return Answer.problem(
                        new Problem(
                                429,
                                "Too many requests",
                                "this address sent too many requests, or too many with a wrong token or signature; wait some seconds"))
                .with("Retry-After", "10");
    }
}
