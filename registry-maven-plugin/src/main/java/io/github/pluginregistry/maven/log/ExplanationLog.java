package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.explain.ExplanationFormat;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes explanations: text to the log, JSON to the standard output. */
public record ExplanationLog(SanitizingLog log, PrintStream output) {

    public void write(ExplanationFormat format, String text) {
        switch (format) {
            case TEXT -> text.lines().forEach(log::info);
            case JSON -> print(text);
        }
    }

    /**
     * JSON is UTF-8, whatever the platform's encoding. Two number signs, which occur in strings
     * alone, are escaped, since they start a command for some CI servers.
     */
    private void print(String json) {
        output.writeBytes(json.replace("##", "#\\u0023").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
