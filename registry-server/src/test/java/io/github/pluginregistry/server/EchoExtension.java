package io.github.pluginregistry.server;

import io.github.pluginregistry.sdk.ApiHandler;
import io.github.pluginregistry.sdk.ApiReply;
import io.github.pluginregistry.sdk.ApiRequest;
import io.github.pluginregistry.sdk.ApiRole;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.ExtensionContext;
import io.github.pluginregistry.sdk.Health;
import io.github.pluginregistry.sdk.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Answers with what it was asked, or breaks a rule; loaded from a jar as others are. */
public class EchoExtension implements ApiHandler {

    private String file = "";

    /** The same for administrators alone, as an extension that names no role. */
    public static final class ForAdministrators extends EchoExtension {

        @Override
        public Capabilities capabilities() {
            return Capabilities.of("closed", "Answers administrators.");
        }
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of("echo", "Answers with what it was asked.")
                .withConfigurationSchema(
                        """
                        {"type": "object", "properties": {"file": {"type": "string"}},
                         "additionalProperties": false}""")
                .withApiRole(ApiRole.LOOK);
    }

    @Override
    public void start(ExtensionContext context) {
        file = context.text("file").orElse("");
    }

    /** It is ill as long as there is a file of this name. */
    @Override
    public Health health() {
        return !file.isEmpty() && Files.exists(Path.of(file + ".ill"))
                ? Health.down("it has a cold at http://inside.example")
                : Health.UP;
    }

    @Override
    public void stop() throws Exception {
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), "stopped");
        }
    }

    @Override
    public ApiReply handle(ApiRequest request) throws Exception {
        return switch (request.path()) {
            case "/echo", "/" -> ApiReply.text(200, text(request));
            case "/html" ->
                    new ApiReply(
                            200,
                            "text/html",
                            "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
            case "/empty" -> new ApiReply(204, "text/plain", new byte[0]);
            case "/script" -> new ApiReply(200, "text/javascript", new byte[0]);
            case "/large" -> ApiReply.text(200, "x".repeat(ApiReply.MOST_BYTES + 1));
            case "/401" -> ApiReply.text(401, "sign in");
            case "/throws" -> throw new IllegalStateException("what nobody should see");
            case "/refuses" -> throw new RefusedException("it is night", "wait");
            case "/hangs" -> {
                Thread.sleep(Long.MAX_VALUE);
                yield ApiReply.notFound();
            }
            default -> ApiReply.notFound();
        };
    }

    private static String text(ApiRequest request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        return "%s %s %s %s %s: %s"
                .formatted(
                        request.method(),
                        request.path(),
                        new TreeMap<>(request.query()),
                        headers,
                        request.caller(),
                        request.text());
    }

    /** Writes a jar with both. */
    public static void writeTo(Path jar) throws IOException {
        Files.createDirectories(jar.resolveSibling(""));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            StringBuilder services = new StringBuilder();
            for (Class<?> type : new Class<?>[] {EchoExtension.class, ForAdministrators.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (var bytes = EchoExtension.class.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(out);
                }
                services.append(type.getName()).append('\n');
            }
            out.putNextEntry(
                    new JarEntry("META-INF/services/io.github.pluginregistry.sdk.Extension"));
            out.write(services.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
