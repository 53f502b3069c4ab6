package com.example.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.pluginregistry.sdk.testkit.ProgramExtensionTests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The notifier in Python keeps the protocol and the contract of a Notifier. */
class ChatNotifierTest extends ProgramExtensionTests {

    private static final List<String> POSTED = new CopyOnWriteArrayList<>();
    private static HttpServer chat;

    @BeforeAll
    static void serve() throws IOException {
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    POSTED.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        chat.start();
    }

    @AfterAll
    static void stop() {
        chat.stop(0);
    }

    @Override
    protected Path program() {
        return Path.of("../chat-notifier/chat.py");
    }

    @Override
    protected Map<String, Object> configuration() {
        return Map.of("url", "http://127.0.0.1:" + chat.getAddress().getPort() + "/hook");
    }

    @AfterEach
    void postsTexts() {
        assertThat(POSTED).allMatch(body -> body.startsWith("{\"text\": "));
    }
}
