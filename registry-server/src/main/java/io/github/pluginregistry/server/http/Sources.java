package io.github.pluginregistry.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** Tells where a request came from, if proxies that are trusted passed it on. */
final class Sources {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private final InetAddressSet proxies;

    /**
     * Reads the proxies.
     *
     * @param proxies addresses, or ranges such as {@code 10.0.0.0/8}
     */
    Sources(List<String> proxies) {
        this.proxies = new InetAddressSet();
        this.proxies.addAll(proxies);
    }

    /**
     * The address of the sender: the last one of {@code X-Forwarded-For} that is no trusted proxy,
     * and the other end of the connection if that is none.
     */
    String of(String remote, String forwardedFor) {
        String source = remote;
        String[] hops = forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isProxy(source); i--) {
            String hop = hops[i].strip();
            if (!ADDRESS.matcher(hop).matches()) {
                break;
            }
            source = hop;
        }
        return source;
    }

    /** Whether an address is one of a trusted proxy. */
    boolean isProxy(String address) {
        try {
            return !proxies.isEmpty() && proxies.test(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
