package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The messages of exceptions that fail the build. */
public final class Messages {

    private Messages() {}

    /**
     * All errors of a definition, one per line. The message contains the exception's own message
     * unchanged; otherwise Maven would append it as the cause.
     */
    public static String definition(DefinitionException mistakes) {
        int count = mistakes.problems().size();
        return "the definition has %s:\n%s"
                .formatted(count == 1 ? "1 mistake" : count + " mistakes", mistakes.getMessage());
    }

    /** That a definition is invalid, after its errors were logged. */
    public static String mistakes(DefinitionException mistakes) {
        int count = mistakes.problems().size();
        return "the definition has %s, so nothing else could be checked; see the findings above"
                .formatted(count == 1 ? "1 mistake" : count + " mistakes");
    }

    /**
     * Why plugins.json cannot be parsed.
     *
     * @param file the name of plugins.json in messages
     */
    public static String published(InvalidRegistryFileException trouble, String file) {
        return "%s:%d:%d: %s; %s"
                .formatted(
                        file,
                        trouble.line(),
                        trouble.column(),
                        trouble.problem(),
                        trouble.remedy());
    }

    /** Why a file cannot be used. The platform's message has the file and, at best, the reason. */
    public static String unusable(FileSystemException trouble) {
        return trouble instanceof NoSuchFileException
                ? String.valueOf(trouble.getMessage())
                : "a file cannot be read or written: %s; check that it exists, and its permissions"
                        .formatted(trouble.getMessage());
    }

    /** That there are two definitions. */
    public static String definedTwice(Path definition) {
        return "the registry is defined in the POM under <registry>, and registry.definition names %s; keep one of them"
                .formatted(definition);
    }
}
