package io.github.pluginregistry.core.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A host on loopback that misbehaves further down than {@link ForgeStub} can: it does with each
 * connection what a test wants, once a request has come, and takes the next.
 */
public final class RawForge implements AutoCloseable {

    /** What to do with a connection over which a request has come. */
    @FunctionalInterface
    private interface Behaviour {
        void towards(Socket caller, int number) throws IOException;
    }

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final AtomicInteger requests = new AtomicInteger();

    private RawForge(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::serve);
    }

    /** Says nothing for as long as the caller waits. */
    public static RawForge hanging() {
        return new RawForge(
                (caller, number) ->
                        caller.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** Says this much, status line and all, and resets the connection. */
    public static RawForge resetting(String said) {
        return new RawForge(
                (caller, number) -> {
                    write(caller, said);
                    caller.setSoLinger(true, 0);
                });
    }

    /**
     * Says this, status line and all, and hangs up.
     *
     * @param said {@code {number}} in it stands for the number of the request, counted from 1, and
     *     {@code {url}} for the host's address
     */
    public static RawForge saying(String said) {
        return new RawForge(
                (caller, number) ->
                        write(
                                caller,
                                said.replace("{number}", String.valueOf(number))
                                        .replace("{url}", url(caller.getLocalPort()).toString())));
    }

    /** The address of the host, for example {@code http://127.0.0.1:41234}. */
    public URI url() {
        return url(server.getLocalPort());
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How many requests have come. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = server.accept();
                daemon(() -> answer(caller));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    caller.getInputStream(), StandardCharsets.ISO_8859_1));
            if (lines.lines().anyMatch(String::isEmpty)) {
                behaviour.towards(caller, requests.incrementAndGet());
            }
        } catch (IOException | UncheckedIOException e) {
            // The caller has hung up, as most of those do who are treated like this.
        }
    }

    private static void write(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        caller.getOutputStream().flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-forge");
        thread.setDaemon(true);
        thread.start();
    }
}
