package io.github.pluginregistry.core.output;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which registry a {@code plugins.md} belongs to, as the page says it. plugins.json has neither the
 * registry's name nor its repository.
 *
 * @param name the name, in Markdown
 * @param repository the repository, in Markdown
 */
public record PageOwner(String name, String repository) {

    private static final Pattern INTRODUCTION =
            Pattern.compile(
                    "\\A\\uFEFF?# (?<name>[^\r\n]*)\\R"
                            + "(?s:.*?)\\RLast change: [^\r\n]*\\. The registry of (?<repository>[^\r\n]*)\\.\\R");

    /** The owner of a page that {@link MarkdownRenderer} wrote; empty where another program did. */
    public static Optional<PageOwner> in(String page) {
        Matcher introduction = INTRODUCTION.matcher(page);
        return introduction.lookingAt()
                ? Optional.of(
                        new PageOwner(introduction.group("name"), introduction.group("repository")))
                : Optional.empty();
    }

    /** A registry as its page names it. */
    public static PageOwner of(String name, String repository) {
        return new PageOwner(MarkdownEscaper.text(name), PluginSection.repository(repository));
    }
}
