package io.github.pluginregistry.server.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret is; never the secret itself.
 *
 * @param source the kind of place
 * @param name the name of a variable, a path, {@code PATH#KEY}, the id of a server, or the name of
 *     a sealed credential
 */
public record SecretReference(Source source, String name) {

    /** The kinds of places. */
    public enum Source {
        /** A variable of the environment. */
        ENV,
        /** A file whose content is the secret. */
        FILE,
        /** A file of {@code KEY=VALUE} lines or of JSON that a Vault agent writes. */
        VAULT,
        /** A server of Maven's settings.xml. */
        SETTINGS,
        /** A credential in the database, sealed with a key outside of it. */
        SEALED
    }

    private static final Pattern FORM = Pattern.compile("(env|file|vault|settings|sealed):(\\S.*)");

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it, since it may
     *     be a secret
     */
    public static SecretReference of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || (text.startsWith("vault:") && !text.contains("#"))) {
            throw new IllegalArgumentException("this is no reference to a secret");
        }
        return new SecretReference(
                Source.valueOf(form.group(1).toUpperCase(Locale.ROOT)), form.group(2));
    }

    /** As the configuration has it. */
    @Override
    public String toString() {
        return source.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
