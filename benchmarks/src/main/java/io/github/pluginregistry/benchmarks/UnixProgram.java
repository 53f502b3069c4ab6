package io.github.pluginregistry.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.sdk.PluginBatch;
import io.github.pluginregistry.sdk.process.Messages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Serves {@link BenchmarkExtension} over a Unix socket, for which the JDK has no HTTP server. Reads
 * no more of HTTP than the host sends.
 */
final class UnixProgram {

    private static final String LENGTH = "content-length:";

    private final BenchmarkExtension extension = new BenchmarkExtension();

    private UnixProgram() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("capabilities")) {
            BenchmarkExtension.main(args);
            return;
        }
        InputStream input = new BufferedInputStream(System.in);
        JsonNode start = Messages.JSON.readTree(line(input));
        String path = start.get("socket").asText();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        System.out.println(Messages.JSON.writeValueAsString(new Messages.Listening("unix", path)));
        Thread accepting = new Thread(() -> new UnixProgram().accept(server));
        accepting.setDaemon(true);
        accepting.start();
        input.transferTo(OutputStream.nullOutputStream());
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                Thread serving = new Thread(() -> serve(connection));
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
            OutputStream out = Channels.newOutputStream(connection);
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
                    }
                }
                byte[] answer =
                        Messages.JSON.writeValueAsBytes(
                                answer(path(request), in.readNBytes(length)));
                String head = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n";
                byte[] start = head.formatted(answer.length).getBytes(StandardCharsets.US_ASCII);
                byte[] response = new byte[start.length + answer.length];
                System.arraycopy(start, 0, response, 0, start.length);
                System.arraycopy(answer, 0, response, start.length, answer.length);
                out.write(response);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Object answer(String path, byte[] body) throws IOException {
        return switch (path) {
            case "/v1/token" ->
                    new Messages.TokenAnswer(
                            extension
                                    .token(
                                            Messages.JSON
                                                    .readValue(body, Messages.TokenRequest.class)
                                                    .host())
                                    .orElse(null));
            case "/v1/check" ->
                    new Messages.Findings(
                            extension.check(Messages.JSON.readValue(body, PluginBatch.class)));
            default -> new Messages.Done();
        };
    }

    /** The path of a line such as {@code POST /v1/token HTTP/1.1}. */
    private static String path(String request) {
        return request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' '));
    }

    /** A line without its end; empty at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
