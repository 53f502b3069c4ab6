package io.github.pluginregistry.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/** A database server behind a network that tests switch off and on, or make silent. */
public final class SwitchableDatabase implements AutoCloseable {

    private enum Network {
        ON,
        /** Connections are closed at once. */
        OFF,
        /** Connections are made, and nothing comes through. */
        SILENT
    }

    private final @Nullable Server h2;
    private final int port;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final String name = "t" + UUID.randomUUID();
    private Network network = Network.ON;

    /** Starts an H2 server and its network, which is on. */
    public SwitchableDatabase() throws SQLException, IOException {
        this(Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifNotExists").start(), 0);
    }

    /** Starts a network, which is on, of a server that listens on a loopback port. */
    public SwitchableDatabase(int port) throws IOException {
        this(null, port);
    }

    private SwitchableDatabase(@Nullable Server h2, int port) throws IOException {
        this.h2 = h2;
        this.port = h2 == null ? port : h2.getPort();
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** The loopback port of the network. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** The JDBC URL of the H2 server. */
    public String url() {
        return "jdbc:h2:tcp://127.0.0.1:%d/mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;NETWORK_TIMEOUT=1000"
                .formatted(entrance.getLocalPort(), name);
    }

    /** Refuses connections, and cuts those that are open. */
    public void off() {
        set(Network.OFF);
        sockets.forEach(SwitchableDatabase::close);
    }

    /** Answers nothing any more. */
    public void silence() {
        set(Network.SILENT);
    }

    /** Answers again. */
    public void on() {
        set(Network.ON);
    }

    private synchronized void set(Network changed) {
        network = changed;
        notifyAll();
    }

    /** Returns once the network is not silent. */
    private synchronized Network pass() throws InterruptedException {
        while (network == Network.SILENT) {
            wait();
        }
        return network;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                sockets.add(client);
                daemon(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            if (pass() == Network.OFF) {
                close(client);
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(server);
            daemon(() -> pump(client, server));
            pump(server, client);
        } catch (IOException e) {
            close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (pass() == Network.OFF) {
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // The other end is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "network");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        off();
        if (h2 != null) {
            h2.stop();
        }
    }
}
