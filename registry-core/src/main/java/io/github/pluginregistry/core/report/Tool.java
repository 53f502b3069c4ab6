package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.render.Markup;
import io.github.pluginregistry.core.rule.Rule;
import io.github.pluginregistry.core.text.Documentation;
import io.github.pluginregistry.core.text.Excerpt;
import io.github.pluginregistry.core.text.OneLine;
import java.util.stream.Collectors;

/** What every report says about the tool that wrote it, and how it says it. */
final class Tool {

    static final String NAME = "registry-maven-plugin";
    static final String HOME = Documentation.HOME;

    private static final int LENGTH = 2000;

    private Tool() {}

    /** The address of a rule's section. */
    static String page(Rule rule) {
        return Documentation.RULES.address(rule.id());
    }

    /** A sentence with strangers' texts in it, on one line of a page. */
    static String markdown(String sentence) {
        return Markup.text(Excerpt.of(sentence, LENGTH));
    }

    /** Lines of which none hides anything. */
    static String lines(String text) {
        return text.lines().map(OneLine::of).collect(Collectors.joining("\n"));
    }
}
