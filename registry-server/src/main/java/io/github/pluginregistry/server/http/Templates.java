package io.github.pluginregistry.server.http;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of the pages. Every value is escaped, and stands in text or in a quoted attribute
 * alone, where this escaping is right.
 */
final class Templates {

    private static final String CSP =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Mustache.Compiler compiler =
            Mustache.compiler()
                    .emptyStringIsFalse(true)
                    .zeroIsFalse(true)
                    .withLoader(name -> new StringReader(resource(name + ".mustache")));
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** A page. */
    Answer page(int status, String template, Map<String, Object> values) {
        String html =
                templates
                        .computeIfAbsent(
                                template, name -> compiler.compile(resource(name + ".mustache")))
                        .execute(values);
        return Answer.of(status, "text/html; charset=utf-8", html).with(Headers.CSP, CSP);
    }

    /** A file that pages use. */
    static Answer file(String name, String type) {
        return Answer.of(200, type, resource(name)).with("Cache-Control", "public, max-age=300");
    }

    static String resource(String name) {
        try (InputStream stream = Templates.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
