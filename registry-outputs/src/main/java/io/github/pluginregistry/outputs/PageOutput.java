package io.github.pluginregistry.outputs;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A page for people: {@code plugins.html}, one file that requests no other and runs no script. */
final class PageOutput implements AdditionalOutput {

    private static final String NAME = "plugins.html";
    private static final String STYLE = resource("page.css");

    @Override
    public List<String> files() {
        return List.of(NAME);
    }

    /**
     * @throws IllegalArgumentException if the page is larger than any file may be that is read
     */
    @Override
    public Map<String, String> render(Registry registry) {
        StringOutput page = new StringOutput();
        // The template is compiled by the build, into this package.
        TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        PageOutput.class.getClassLoader(),
                        PageOutput.class.getPackageName())
                .render("plugins.jte", PageView.of(registry, STYLE, policy()), page);
        return Map.of(NAME, FileLimit.require(NAME, "html", page.toString()));
    }

    private static String policy() {
        return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(STYLE));
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream resource = PageOutput.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
