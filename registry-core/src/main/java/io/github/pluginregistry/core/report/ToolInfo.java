package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.output.MarkdownEscaper;
import io.github.pluginregistry.core.validation.Rule;
import java.util.stream.Collectors;

/** What every report says about the tool that wrote it, and how it says it. */
final class ToolInfo {

    static final String NAME = "registry-maven-plugin";
    static final String HOME = Documentation.HOME;

    private static final int LENGTH = 2000;

    private ToolInfo() {}

    /** The address of a rule's section. */
    static String page(Rule rule) {
        return Documentation.RULES.address(rule.id());
    }

    /** A sentence with strangers' texts in it, on one line of a page. */
    static String markdown(String sentence) {
        return MarkdownEscaper.text(SafeExcerpt.of(sentence, LENGTH));
    }

    /** Lines of which none hides anything. */
    static String lines(String text) {
        return text.lines().map(LogSanitizer::of).collect(Collectors.joining("\n"));
    }
}
