package io.github.pluginregistry.init.detect;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a repository.
 *
 * @param text the last part of its address
 */
record RepositoryName(String text) {

    private static final Pattern AFFIX =
            Pattern.compile(
                    "^(?:terraform-provider|pulumi|plugin)-|-(?:plugin|plugins|extension|provider)$");

    private static final Pattern MAJOR = Pattern.compile("(?<=[a-z])\\d+$");

    /** Whether tags with a name are those of the repository: {@code git} of {@code git-plugin}. */
    boolean isNameOf(String name) {
        String own = lower(text);
        String other = lower(name);
        List<String> words = Words.of(own);
        return own.equals(other)
                || AFFIX.matcher(own).replaceAll("").equals(other)
                || MAJOR.matcher(words.isEmpty() ? "" : words.get(words.size() - 1))
                        .replaceAll("")
                        .equals(other);
    }

    /** Whether the repository has one plugin, by its name. */
    boolean isOnePlugin() {
        return Words.isOnePlugin(text);
    }

    /** A prefix of tags without the name of a repository that has one plugin. */
    String removedFrom(String prefix) {
        return isOnePlugin() ? lower(prefix).replace(lower(text), "") : prefix;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
