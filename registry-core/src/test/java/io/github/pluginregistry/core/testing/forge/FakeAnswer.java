package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/**
 * A response of a fake forge.
 *
 * @param complete whether the body ends, or the connection stays open in the middle of it
 */
public record FakeAnswer(int status, Map<String, String> headers, String body, boolean complete) {

    /** JSON. */
    public static FakeAnswer json(int status, Object json) {
        try {
            return new FakeAnswer(
                    status,
                    Map.of("Content-Type", "application/json"),
                    FakeForge.JSON.writeValueAsString(json),
                    true);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A page for people. */
    public static FakeAnswer html(int status) {
        return new FakeAnswer(
                status, Map.of("Content-Type", "text/html"), "<html>Sign in</html>", true);
    }

    /** A redirect. */
    public static FakeAnswer redirect(String location) {
        return new FakeAnswer(302, Map.of("Location", location), "", true);
    }

    /** A body that begins and never ends. */
    public static FakeAnswer hanging() {
        return new FakeAnswer(200, Map.of(), "[", false);
    }

    /** A body that is larger than any valid one. */
    public static FakeAnswer large() {
        return new FakeAnswer(200, Map.of(), " ".repeat(5 << 20), true);
    }
}
