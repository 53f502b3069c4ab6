package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Config;

/**
 * Git's configuration in environment variables: {@code GIT_CONFIG_COUNT} with its pairs, and {@code
 * GIT_CONFIG_PARAMETERS}, by which {@code git -c} passes its values on.
 */
record GitConfigVariables(Map<String, String> environment) {

    private static final String QUOTED = "'(?:[^']|'\\\\['!]')*'";
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "\\s*(?<key>" + QUOTED + ")(?<is>=(?<value>" + QUOTED + ")?)?(?=\\s|$)");

    /** The configuration in the format of a file. */
    String text() throws IOException {
        return pairs() + parameters();
    }

    private String pairs() throws IOException {
        String count = environment.getOrDefault("GIT_CONFIG_COUNT", "").strip();
        if (!count.matches("\\d{0,4}")) {
            throw new IOException(
                    "GIT_CONFIG_COUNT is \"%s\", which is not a number".formatted(count));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (count.isEmpty() ? 0 : Integer.parseInt(count)); i++) {
            text.append(
                    section(variable("GIT_CONFIG_KEY_" + i), variable("GIT_CONFIG_VALUE_" + i)));
        }
        return text.toString();
    }

    private String variable(String name) throws IOException {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(
                        () ->
                                new IOException(
                                        "GIT_CONFIG_COUNT requires %s, which is not set"
                                                .formatted(name)));
    }

    private String parameters() throws IOException {
        String all = environment.getOrDefault("GIT_CONFIG_PARAMETERS", "");
        StringBuilder text = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(all);
        int end = 0;
        while (parameter.lookingAt()) {
            end = parameter.end();
            text.append(section(parameter));
            parameter.region(end, all.length());
        }
        if (!all.substring(end).isBlank()) {
            throw new IOException("GIT_CONFIG_PARAMETERS cannot be read; unset it");
        }
        return text.toString();
    }

    /** Older versions of git quoted key and value in one. */
    private static String section(Matcher parameter) throws IOException {
        String key = unquoted(parameter.group("key"));
        if (parameter.group("value") != null) {
            return section(key, unquoted(parameter.group("value")));
        }
        int sign = parameter.group("is") == null ? key.indexOf('=') : -1;
        return sign < 0
                ? section(key, "true")
                : section(key.substring(0, sign), key.substring(sign + 1));
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("'\\\\(['!])'", "$1");
    }

    private static String section(String key, String value) throws IOException {
        int first = key.indexOf('.');
        int last = key.lastIndexOf('.');
        if (first <= 0 || last == key.length() - 1) {
            throw new IOException(
                    "the environment sets \"%s\" for git, which is not a configuration key"
                            .formatted(key));
        }
        Config config = new Config();
        config.setString(
                key.substring(0, first),
                first == last ? null : key.substring(first + 1, last),
                key.substring(last + 1),
                value);
        return config.toText();
    }
}
