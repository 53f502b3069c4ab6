package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.validation.Rule;
import java.util.stream.Collectors;

/** Name and links of this tool, and the escaping that reports share. */
final class ToolInfo {

    static final String NAME = "registry-maven-plugin";
    static final String HOME = Documentation.HOME;

    private static final int LENGTH = 2000;

    private ToolInfo() {}

    /** The URL of a rule's section in the documentation. */
    static String page(Rule rule) {
        return Documentation.RULES.address(rule.id());
    }

    /** A sentence that may contain foreign text, as one escaped line of Markdown. */
    static String markdown(String sentence) {
        return MarkdownEscaper.text(SafeExcerpt.of(sentence, LENGTH));
    }

    /** Lines with control characters made visible. */
    static String lines(String text) {
        return text.lines().map(LogSanitizer::of).collect(Collectors.joining("\n"));
    }
}
