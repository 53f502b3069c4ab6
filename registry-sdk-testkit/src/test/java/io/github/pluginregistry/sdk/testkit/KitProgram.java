package io.github.pluginregistry.sdk.testkit;

import com.sun.net.httpserver.HttpServer;
import io.github.pluginregistry.sdk.process.ExtensionProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves {@link GoodExtension}, or breaks the protocol in one way. */
public final class KitProgram {

    private KitProgram() {}

    /** A script that runs this class in a mode. */
    static Path script(Path directory, String mode) throws IOException {
        Path script = directory.resolve(mode + ".sh");
        Files.writeString(
                script,
                """
                #!/bin/sh
                exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s %s "$1"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                KitProgram.class.getName(),
                                mode));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("not executable: " + script);
        }
        return script;
    }

    public static void main(String[] args) throws Exception {
        String mode = args[0];
        String[] command = {args[1]};
        if (mode.equals("mute") || (mode.equals("silent") && args[1].equals("serve"))) {
            Thread.sleep(Long.MAX_VALUE);
        }
        if (mode.equals("exits") && args[1].equals("serve")) {
            System.exit(3);
        }
        if (mode.equals("banner") && args[1].equals("serve")) {
            System.out.println("Welcome!");
        }
        if (mode.equals("chatty") && args[1].equals("serve")) {
            System.setOut(chatty(System.out));
        }
        if (mode.equals("open") && args[1].equals("serve")) {
            serveEverybody();
        } else {
            ExtensionProcess.run(command, new GoodExtension());
        }
        if (mode.equals("stubborn") && args[1].equals("serve")) {
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static PrintStream chatty(PrintStream output) {
        return new PrintStream(output, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                super.println("Listening.");
            }
        };
    }

    private static void serveEverybody() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        System.out.println(
                "{\"network\":\"tcp\",\"address\":\"127.0.0.1:%d\"}"
                        .formatted(server.getAddress().getPort()));
    }
}
