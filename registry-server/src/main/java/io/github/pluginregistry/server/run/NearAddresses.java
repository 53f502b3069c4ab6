package io.github.pluginregistry.server.run;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * The addresses that mean the machine of the server, or that it alone reaches: loopback, link-local
 * and multicast ones, and those where clouds answer their machines.
 */
final class NearAddresses {

    /** Of AWS over IPv6, Azure, Alibaba and Oracle; the others use 169.254.169.254. */
    private static final Set<String> METADATA =
            Set.of("fd00:ec2:0:0:0:0:0:254", "168.63.129.16", "100.100.100.200", "192.0.0.192");

    private NearAddresses() {}

    /**
     * Whether a host has such an address. A name that cannot be looked up leads nowhere, and the
     * request says so.
     *
     * @param host a name or an address, perhaps with a user and a port
     */
    static boolean contain(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(name(host)))
                    .anyMatch(NearAddresses::isNear);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a host is written as an address, so that no lookup changes where it leads. */
    static boolean isLiteral(String host) {
        return name(host).matches("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]");
    }

    private static String name(String host) {
        return host.replaceFirst("^.*@", "").replaceFirst(":\\d+$", "");
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address v6 && v6.isIPv4CompatibleAddress())
                || METADATA.contains(address.getHostAddress());
    }
}
