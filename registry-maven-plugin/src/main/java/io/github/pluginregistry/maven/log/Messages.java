package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The words for what Maven shows as the reason of a failed build. */
public final class Messages {

    private Messages() {}

    /**
     * Every mistake of a definition, a line each. Holds the exception's own message in one piece:
     * Maven adds the message of a cause that the reason does not hold.
     */
    public static String definition(DefinitionException mistakes) {
        int count = mistakes.problems().size();
        return "the definition has %s:\n%s"
                .formatted(count == 1 ? "1 mistake" : count + " mistakes", mistakes.getMessage());
    }

    /** That a definition cannot be used, where its mistakes were told one by one. */
    public static String mistakes(DefinitionException mistakes) {
        int count = mistakes.problems().size();
        return "the definition has %s, so nothing else could be checked; see the findings above"
                .formatted(count == 1 ? "1 mistake" : count + " mistakes");
    }

    /**
     * Why the published registry cannot be understood, and that it stays as it is.
     *
     * @param file what messages call plugins.json
     */
    public static String published(InvalidRegistryFileException trouble, String file) {
        return "%s:%d:%d: %s; %s"
                .formatted(
                        file,
                        trouble.line(),
                        trouble.column(),
                        trouble.getMessage(),
                        trouble.cure());
    }

    /** Why a file is of no use. The platform names the file and, at best, the reason. */
    public static String unusable(FileSystemException trouble) {
        return trouble instanceof NoSuchFileException
                ? String.valueOf(trouble.getMessage())
                : "a file cannot be read or written: %s; check that it exists, and its permissions"
                        .formatted(trouble.getMessage());
    }

    /** Why it is not clear which definition is meant. */
    public static String definedTwice(Path definition) {
        return "the registry is defined in the POM under <registry>, and registry.definition names %s; keep one of them"
                .formatted(definition);
    }
}
