package com.example.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Serves the recorded answers of the test resources on a loopback address, for a class of tests. */
final class RecordedServer implements BeforeAllCallback, AfterAllCallback {

    private HttpServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RecordedServer::answer);
        server.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop(0);
    }

    String url(String path) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), path);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange;
                InputStream recorded = RecordedServer.class.getResourceAsStream("/recorded" + path)) {
            if (path.startsWith("/broken/")) {
                exchange.sendResponseHeaders(503, -1);
            } else if (recorded == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                byte[] body = recorded.readAllBytes();
                exchange.getResponseHeaders().set("Last-Modified", "Sat, 31 Jan 2026 12:00:00 GMT");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
