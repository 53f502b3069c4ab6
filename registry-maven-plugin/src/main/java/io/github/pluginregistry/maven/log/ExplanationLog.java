package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.explain.ExplanationFormat;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Hands explanations on: to people through the log, to programs past it. */
public final class ExplanationLog {

    private final SanitizingLog log;
    private final PrintStream output;

    /**
     * @param output where a program reads
     */
    public ExplanationLog(SanitizingLog log, PrintStream output) {
        this.log = log;
        this.output = output;
    }

    public void tell(ExplanationFormat format, String text) {
        switch (format) {
            case TEXT -> text.lines().forEach(log::info);
            case JSON -> print(text);
        }
    }

    /**
     * In UTF-8, as JSON is everywhere, whatever the platform prints in. Two number signs can only
     * stand in a string; spelled otherwise they start no command to a CI server that reads along.
     */
    private void print(String json) {
        output.writeBytes(json.replace("##", "#\\u0023").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
