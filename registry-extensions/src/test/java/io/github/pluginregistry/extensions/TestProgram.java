package io.github.pluginregistry.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.sdk.process.Messages;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that serves an extension, or breaks the protocol in one way. Its own socket code shows
 * what an author would write by hand.
 */
public final class TestProgram {

    /** A script that runs this class in a mode; the JVM starts with little. */
    static Path script(Path directory, String mode) throws IOException {
        Path script = directory.resolve(mode + ".sh");
        Files.writeString(
                script,
                """
                #!/bin/sh
                exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp '%s' %s '%s' '%s' "$1"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                TestProgram.class.getName(),
                                mode,
                                directory));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("not executable: " + script);
        }
        return script;
    }

    public static void main(String[] args) throws Exception {
        String mode = args[0];
        Path directory = Path.of(args[1]);
        if (args[2].equals("capabilities")) {
            capabilities(mode);
            return;
        }
        if (mode.equals("exits-at-start")) {
            System.exit(7);
        }
        if (mode.equals("deaf")) {
            Files.writeString(
                    directory.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
            System.out.println("{\"network\":\"tcp\",\"address\":\"127.0.0.1:1\"}");
            Thread.sleep(Long.MAX_VALUE);
        }
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonNode start = Messages.JSON.readTree(input.readLine());
        Files.writeString(directory.resolve("start.json"), start.toString());
        Files.writeString(directory.resolve("pid"), String.valueOf(ProcessHandle.current().pid()));
        Files.writeString(
                directory.resolve("environment"), String.join("\n", System.getenv().keySet()));
        if (mode.equals("silent")) {
            Thread.sleep(Long.MAX_VALUE);
        }
        if (mode.equals("noisy")) {
            System.out.println("Welcome to this program!");
        }
        System.err.println("WARN ::add-mask::listening soon");
        ServerSocketChannel server = listen(mode, start);
        if (mode.equals("talkative")) {
            System.out.println("Something else");
        }
        Thread serving = new Thread(() -> accept(server, mode, directory, start));
        serving.setDaemon(true);
        serving.start();
        while (input.readLine() != null) {
            // The end of the input is the end of the run.
        }
        if (mode.equals("stubborn")) {
            Thread.sleep(Long.MAX_VALUE);
        }
        Files.writeString(directory.resolve("ended"), "gracefully");
    }

    private static void capabilities(String mode) throws Exception {
        switch (mode) {
            case "no-capabilities" -> System.out.println("hello");
            case "no-contracts" -> System.out.println("{\"protocol\":1,\"id\":\"test\"}");
            case "future" ->
                    System.out.println("{\"protocol\":2,\"id\":\"test\",\"contracts\":[]}");
            case "fails" -> System.exit(3);
            case "endless" -> {
                byte[] block = new byte[1 << 16];
                while (true) {
                    System.out.write(block);
                }
            }
            case "sleeps" -> Thread.sleep(Long.MAX_VALUE);
            default ->
                    System.out.println(
                            """
                            {"protocol":1,"id":"test","description":"A test.",
                             "contracts":["checkRule","notifier","registryHook","releaseSource","outputRenderer","secretSource","apiHandler"],
                             "apiRole":"run",
                             "hooks":["beforeUpdate"],
                             "configurationSchema":{"type":"object","properties":{"word":{"type":"string"}},"additionalProperties":false},
                             "tokenHosts":["one.example"],"outputs":["plugins.csv"]}
                            """);
        }
    }

    private static ServerSocketChannel listen(String mode, JsonNode start) throws IOException {
        if (mode.equals("elsewhere")) {
            System.out.println("{\"network\":\"tcp\",\"address\":\"192.0.2.1:80\"}");
            return ServerSocketChannel.open().bind(null);
        }
        if (mode.equals("tcp") || !start.hasNonNull("socket")) {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            System.out.println("{\"network\":\"tcp\",\"address\":\"127.0.0.1:" + port + "\"}");
            return server;
        }
        String path = start.get("socket").asText();
        ServerSocketChannel server = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        System.out.println("{\"network\":\"unix\",\"address\":\"" + path + "\"}");
        return server;
    }

    private static void accept(
            ServerSocketChannel server, String mode, Path directory, JsonNode start) {
        while (true) {
            try {
                SocketChannel connection = server.accept();
                Thread thread = new Thread(() -> serve(connection, mode, directory, start));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(
            SocketChannel connection, String mode, Path directory, JsonNode start) {
        try (connection) {
            InputStream in = Channels.newInputStream(connection);
            OutputStream out = Channels.newOutputStream(connection);
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                int length = 0;
                boolean authorized = false;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(header.substring(15).trim());
                    }
                    authorized |=
                            header.equals("Authorization: " + start.get("authorization").asText());
                }
                byte[] body = in.readNBytes(length);
                String path = request.substring(request.indexOf(' ') + 1, request.lastIndexOf(' '));
                if (!authorized) {
                    answer(out, 401, "{}");
                } else {
                    answer(out, mode, directory, path, new String(body, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // The run closed the connection.
        }
    }

    private static void answer(
            OutputStream out, String mode, Path directory, String path, String body)
            throws IOException {
        boolean call = !path.equals("/healthz");
        boolean first = !Files.exists(directory.resolve("called"));
        if (call) {
            Files.writeString(directory.resolve("called"), path + " " + body + "\n");
        }
        if (call && (mode.equals("dies") || (mode.equals("dies-once") && first))) {
            Runtime.getRuntime().halt(9);
        }
        if (mode.equals("hangs") && call) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (mode.equals("unhealthy") && !call) {
            answer(out, 503, "{}");
        } else if (mode.equals("huge") && call) {
            out.write(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.UTF_8));
                out.write(block);
                out.write("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        } else if (mode.equals("no-http") && call) {
            out.write("hello there\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        } else if (mode.equals("no-json") && call) {
            answer(out, 200, "<html>");
        } else if (mode.equals("wrong-json") && call) {
            answer(out, 200, "{\"found\":[]}");
        } else if (mode.equals("refuses") && call) {
            answer(
                    out,
                    422,
                    "{\"kind\":\"refused\",\"message\":\"it is night\",\"remedy\":\"wait\"}");
        } else if (mode.equals("error") && call) {
            answer(out, 500, "oops");
        } else {
            answer(out, 200, answers(path));
        }
    }

    private static String answers(String path) {
        return switch (path) {
            case "/v1/check" ->
                    "{\"findings\":[{\"rule\":\"name\",\"severity\":\"WARNING\",\"plugin\":\"a\",\"message\":\"is short\",\"remedy\":\"\"}]}";
            case "/v1/tags" -> "{\"tags\":[{\"name\":\"v1.0.0\",\"commit\":\"\"}]}";
            case "/v1/releases" ->
                    "{\"releases\":[{\"tag\":\"v1.0.0\",\"publishedAt\":\"2026-01-31T12:00:00Z\",\"prerelease\":false,\"draft\":false}]}";
            case "/v1/render" -> "{\"files\":[{\"path\":\"plugins.csv\",\"content\":\"a,1\"}]}";
            case "/v1/token" -> "{\"token\":\"secret\"}";
            case "/v1/api" -> "{\"status\":201,\"contentType\":\"text/plain\",\"body\":\"AP8=\"}";
            default -> "{}";
        };
    }

    private static void answer(OutputStream out, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.write(
                "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(status, bytes.length)
                        .getBytes(StandardCharsets.UTF_8));
        response.write(bytes);
        out.write(response.toByteArray());
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private TestProgram() {}
}
