package io.github.pluginregistry.server.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.JsonSchema;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.server.config.ServerConfiguration.DatabaseAccess;
import io.github.pluginregistry.server.config.ServerConfiguration.Extensions;
import io.github.pluginregistry.server.config.ServerConfiguration.Http;
import io.github.pluginregistry.server.config.ServerConfiguration.Retention;
import io.github.pluginregistry.server.config.ServerConfiguration.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads server.yaml, and the configuration of one registry, which have one JSON Schema. */
final class ConfigurationReader {

    private static final int LARGEST = 8 * 1024 * 1024;

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,6})\\s?(MB|GB)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path base;

    private ConfigurationReader(Path base) {
        this.base = base;
    }

    static ServerConfiguration server(Path file) throws IOException, ConfigurationException {
        String text = new String(BoundedFileReader.bytes(file, LARGEST), StandardCharsets.UTF_8);
        String name = String.valueOf(file.getFileName());
        Errors errors = new Errors();
        SourceNode document = ConfigurationDocument.read(text, name, errors);
        ConfigurationDocument.validate(
                document, JsonSchema.of(ServerConfiguration.schema()), errors);
        Path base = file.toAbsolutePath().normalize().resolveSibling("");
        ServerConfiguration configuration =
                new ConfigurationReader(base).server(new Section(document, JsonPath.ROOT, errors));
        errors.throwIfAny();
        return configuration;
    }

    static RegistryConfiguration registry(String json) throws IOException, ConfigurationException {
        Errors errors = new Errors();
        SourceNode document = ConfigurationDocument.read(json, "registry.json", errors);
        ConfigurationDocument.validate(document, RegistrySchema.VALUE, errors);
        RegistryConfiguration configuration =
                RegistryReader.read(new Section(document, JsonPath.ROOT, errors));
        errors.throwIfAny();
        return configuration;
    }

    /** Each delivery reads the configurations of registries, and this takes the longest of it. */
    private static final class RegistrySchema {

        static final JsonSchema VALUE = read();

        private static JsonSchema read() {
            try {
                Map<?, ?> schema = JSON.readValue(ServerConfiguration.schema(), Map.class);
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("definitions", schema.get("definitions"));
                one.put("$ref", "#/definitions/registry");
                return JsonSchema.of(JSON.writeValueAsString(one));
            } catch (IOException e) {
                throw new UncheckedIOException("the schema in the jar cannot be read", e);
            }
        }
    }

    private ServerConfiguration server(Section root) throws IOException {
        List<RegistryConfiguration> registries = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Section section : root.sections("registries")) {
            RegistryConfiguration registry = RegistryReader.read(section);
            String text = JSON.writeValueAsString(section.plain());
            if (texts.put(registry.id(), text) != null) {
                section.error("id", "another registry has this id", "choose another one");
            }
            registries.add(registry);
        }
        Section credentials = root.section("credentials");
        Section retention = root.section("retention");
        return new ServerConfiguration(
                http(root.section("http")),
                path(root.text("dataDirectory", "data")),
                root.has("database") ? database(root.section("database")) : null,
                root.number("workers", 2),
                duration(root, "maximumRunTime", Duration.ofMinutes(15)),
                root.section("checkouts")
                        .value(
                                "maximumSize",
                                2_000_000_000L,
                                ConfigurationReader::bytes,
                                "write a size such as 500MB or 2GB"),
                credentials.values("keys", SecretReference::of, RegistryReader.REFERENCE),
                credentials.section("hosts").map(SecretReference::of, RegistryReader.REFERENCE),
                RegistryReader.polling(root.section("polling")),
                WebhookReader.read(root.section("webhooks")),
                registries,
                texts,
                new Extensions(
                        root.section("extensions").texts("allowed"),
                        duration(
                                root.section("extensions"), "idleTimeout", Duration.ofMinutes(10))),
                new Retention(
                        duration(retention, "runs", Duration.ofDays(90)),
                        duration(retention, "deliveries", Duration.ofDays(30)),
                        duration(retention, "audit", Duration.ofDays(365))));
    }

    private Http http(Section section) {
        Section tls = section.section("tls");
        return new Http(
                section.text("address", "127.0.0.1"),
                section.number("port", 8080),
                section.value("publicUrl", "", RegistryReader::url, "write an https address"),
                WebhookReader.networks(section, "trustedProxies"),
                section.number("requestsPerSecond", 200),
                tls.isPresent()
                        ? new Tls(path(tls.text("certificate")), path(tls.text("key")))
                        : null);
    }

    private Path path(String text) {
        return base.resolve(text).normalize();
    }

    private static DatabaseAccess database(Section section) {
        return new DatabaseAccess(
                section.value(
                        "url",
                        "",
                        ConfigurationReader::jdbc,
                        "write jdbc:postgresql://HOST/NAME or jdbc:h2:file:PATH, without a password"),
                section.text("user"),
                section.optional("password", SecretReference::of, RegistryReader.REFERENCE)
                        .orElse(null));
    }

    private static String jdbc(String text) {
        if (!text.matches("jdbc:(postgresql|h2):.*") || text.contains("password=")) {
            throw new IllegalArgumentException("no supported database");
        }
        return text;
    }

    private static Duration duration(Section section, String key, Duration standard) {
        return section.value(key, standard, RegistryReader::duration, RegistryReader.DURATION);
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("no size");
        }
        return Long.parseLong(size.group(1))
                * (size.group(2).equals("GB") ? 1_000_000_000 : 1_000_000);
    }
}
