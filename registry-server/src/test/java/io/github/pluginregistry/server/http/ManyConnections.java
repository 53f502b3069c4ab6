package io.github.pluginregistry.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections that say nothing. */
final class ManyConnections implements AutoCloseable {

    private final List<SocketChannel> channels = new ArrayList<>();
    private final Selector selector = Selector.open();

    /** Opens connections to a loopback port. */
    ManyConnections(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channels.add(channel);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    /**
     * Waits until the server ends a connection. Jetty opens them in several threads, so it may be
     * any of them that is the one too many.
     *
     * @return false if the server says something before, or ends several
     */
    boolean isOneEnded() throws IOException {
        selector.select();
        if (selector.selectedKeys().size() != 1) {
            return false;
        }
        SelectionKey key = selector.selectedKeys().iterator().next();
        try {
            return ((SocketChannel) key.channel()).read(ByteBuffer.allocate(1)) < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
