package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The messages of exceptions that fail the build. */
public final class Messages {

    private Messages() {}

    /** The message of an exception that ends a goal. */
    public static String of(Exception e) {
        if (e instanceof DefinitionException mistakes) {
            return definition(mistakes);
        }
        return e instanceof FileSystemException unusable
                ? unusable(unusable)
                : String.valueOf(e.getMessage());
    }

    /** All errors, with the exception's message unchanged, or Maven would append it. */
    private static String definition(DefinitionException mistakes) {
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
    public static String published(InvalidRegistryFileException invalid, String file) {
        return "%s:%d:%d: %s; %s"
                .formatted(
                        file,
                        invalid.line(),
                        invalid.column(),
                        invalid.problem(),
                        invalid.remedy());
    }

    /** The platform's message has the file and, at best, the reason. */
    private static String unusable(FileSystemException failure) {
        return failure instanceof NoSuchFileException
                ? String.valueOf(failure.getMessage())
                : "a file cannot be read or written: %s; check that it exists, and its permissions"
                        .formatted(failure.getMessage());
    }
}
