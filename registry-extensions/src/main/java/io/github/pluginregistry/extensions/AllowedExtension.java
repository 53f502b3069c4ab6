package io.github.pluginregistry.extensions;

import io.github.pluginregistry.sdk.Capabilities;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An extension that the build or its settings allow; a definition can allow none. Written as an id,
 * as {@code GROUP:ARTIFACT:VERSION}, or as {@code ID=PROGRAM}.
 */
public sealed interface AllowedExtension {

    /** An extension among the dependencies of the plugin, by its id. */
    record Bundled(String id) implements AllowedExtension {}

    /** All extensions of an artifact, which is resolved with its dependencies. */
    record Artifact(String groupId, String artifactId, String version)
            implements AllowedExtension {}

    /** A program that serves an extension. */
    record Program(String id, Path program) implements AllowedExtension {}

    /** The characters of coordinates in Maven's own repositories. */
    Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_.-]+");

    /** Calls the function for the case at hand. */
    default <T> T fold(
            Function<Bundled, T> bundled,
            Function<Artifact, T> artifact,
            Function<Program, T> program) {
        if (this instanceof Bundled it) {
            return bundled.apply(it);
        }
        return this instanceof Artifact it ? artifact.apply(it) : program.apply((Program) this);
    }

    /**
     * Reads the entries of a setting.
     *
     * @param setting the name of the setting, for messages
     * @param base the directory that a relative path of a program starts from
     * @throws IllegalArgumentException if one of them is none of the three forms
     */
    static List<AllowedExtension> parse(List<String> entries, String setting, Path base) {
        try {
            return entries.stream().map(entry -> parse(entry, base)).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one entry.
     *
     * @param base the directory that a relative path of a program starts from
     * @throws IllegalArgumentException if it is none of the three forms
     */
    static AllowedExtension parse(String entry, Path base) {
        String text = entry.strip();
        int equals = text.indexOf('=');
        if (equals > 0) {
            String id = text.substring(0, equals);
            requireId(id, text);
            return new Program(id, ProgramPath.resolve(base, text.substring(equals + 1)));
        }
        List<String> parts = Arrays.asList(text.split(":", -1));
        if (parts.size() == 3
                && parts.stream().allMatch(part -> COORDINATE.matcher(part).matches())) {
            return new Artifact(parts.get(0), parts.get(1), parts.get(2));
        }
        requireId(text, text);
        return new Bundled(text);
    }

    private static void requireId(String id, String entry) {
        if (!Capabilities.isId(id)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an extension: write an id, GROUP:ARTIFACT:VERSION, or ID=PROGRAM"
                            .formatted(entry));
        }
    }
}
