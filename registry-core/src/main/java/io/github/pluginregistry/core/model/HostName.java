package io.github.pluginregistry.core.model;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the name of a host tells by itself, without a resolver. A name is a DNS name or an IP
 * address as an address spells it, IPv6 in brackets, with a port where the address has one.
 */
public final class HostName {

    private static final String PORT = "(?::\\d{1,5})?";

    /** Other spellings of 127.0.0.1 ({@code 127.1}, octal numbers) mean different things. */
    private static final Pattern LOOPBACK =
            Pattern.compile(
                    "(?i)(?:localhost|\\[::1]|127(?:\\.(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])){3})"
                            + PORT);

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

    private static final Pattern FULL =
            Pattern.compile("(?i)(?:" + LABEL + "(?:\\." + LABEL + ")+|\\[[0-9a-f:.]+])" + PORT);

    private HostName() {}

    /** Whether this is the machine itself: {@code localhost}, {@code 127.0.0.0/8}, {@code ::1}. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /**
     * Whether a token may go along with requests to an address: over https, and over http only to
     * the machine itself, since anybody on the way could read it. The one rule for this.
     */
    public static boolean mayCarryToken(URI address) {
        return switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> address.getHost() != null;
            case "http" ->
                    address.getRawAuthority() != null && isLoopback(address.getRawAuthority());
            default -> false;
        };
    }

    /** Whether the name has a dot, or is an IP address, so that no search domain completes it. */
    public static boolean isFull(String host) {
        return FULL.matcher(host).matches();
    }
}
