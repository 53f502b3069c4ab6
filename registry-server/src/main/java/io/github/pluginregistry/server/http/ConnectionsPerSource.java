package io.github.pluginregistry.server.http;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SelectableChannelEndPoint;

/**
 * Closes connections of an address that has too many, so that one sender that keeps connections
 * open does not take them from all others. Trusted proxies have those of many senders.
 */
final class ConnectionsPerSource implements Connection.Listener {

    private final int most;
    private final Sources sources;
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<Connection, String> sourceOf = new ConcurrentHashMap<>();

    ConnectionsPerSource(int most, Sources sources) {
        this.most = most;
        this.sources = sources;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!isCounted(connection)) {
            return;
        }
        String source = RateLimits.network(address(connection));
        sourceOf.put(connection, source);
        if (add(source, 1) > most) {
            connection.close();
        }
    }

    /** The connection is closed, and tells its address no more. */
    @Override
    public void onClosed(Connection connection) {
        String source = sourceOf.remove(connection);
        if (source != null) {
            add(source, -1);
        }
    }

    /** TLS has a second connection within that of the network. */
    private boolean isCounted(Connection connection) {
        return connection.getEndPoint() instanceof SelectableChannelEndPoint
                && !sources.isProxy(address(connection));
    }

    private static String address(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && remote.getAddress() != null
                ? remote.getAddress().getHostAddress()
                : "";
    }

    private synchronized int add(String source, int more) {
        int count = open.getOrDefault(source, 0) + more;
        if (count == 0) {
            open.remove(source);
        } else {
            open.put(source, count);
        }
        return count;
    }
}
