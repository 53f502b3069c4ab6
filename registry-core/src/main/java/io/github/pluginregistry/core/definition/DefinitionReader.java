package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.BoundedFileReader.TooLargeException;
import io.github.pluginregistry.core.io.CheckoutBoundary;
import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.SourceNode;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads definitions, and reports all violations of their JSON Schema and of further rules. */
public final class DefinitionReader {

    private final ValidationCache cache;

    public DefinitionReader() {
        this(ValidationCache.NONE);
    }

    /** A reader that does not validate again what is known to be valid. */
    public DefinitionReader(ValidationCache cache) {
        this.cache = cache;
    }

    /**
     * Reads a definition from a file, as YAML or as JSON by the file's name. Messages call it by
     * the last part of its path.
     *
     * @throws IOException if the file is missing or cannot be read
     * @throws DefinitionException if the file breaks a rule; with all that it breaks
     */
    public RegistryDefinition read(Path file) throws IOException, DefinitionException {
        return read(file, String.valueOf(file.getFileName()));
    }

    /**
     * Reads a definition from a file, as YAML or as JSON by the file's name.
     *
     * @param name what messages call the file, for example its path from the working directory
     * @throws IOException if the file is missing or cannot be read
     * @throws DefinitionException if the file breaks a rule; with all that it breaks
     */
    public RegistryDefinition read(Path file, String name) throws IOException, DefinitionException {
        return read(file, name, CheckoutBoundary.around(file.toAbsolutePath().resolveSibling("")));
    }

    /**
     * Reads a definition from a file, as YAML or as JSON by the file's name.
     *
     * @param name what messages call the file, for example its path from the working directory
     * @param boundary the directory that links must not point out of
     * @throws IOException if the file is missing or cannot be read
     * @throws DefinitionException if the file breaks a rule; with all that it breaks
     */
    public RegistryDefinition read(Path file, String name, CheckoutBoundary boundary)
            throws IOException, DefinitionException {
        return read(
                DefinitionFormat.of(String.valueOf(file.getFileName()), name),
                bytes(boundary.resolve(file), name),
                name);
    }

    /**
     * Reads a definition from the text of a file, as YAML or as JSON by the file's name.
     *
     * @throws DefinitionException if the text breaks a rule; with all that it breaks
     */
    public RegistryDefinition read(String text, String name)
            throws IOException, DefinitionException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > DefinitionDecoder.LIMIT) {
            throw tooLarge(name);
        }
        return read(
                DefinitionFormat.of(String.valueOf(Path.of(name).getFileName()), name),
                bytes,
                name);
    }

    RegistryDefinition read(DefinitionFormat format, byte[] bytes, String name)
            throws IOException, DefinitionException {
        ErrorCollector problems = new ErrorCollector();
        String text = DefinitionDecoder.of(bytes, name);
        if (format == DefinitionFormat.YAML) {
            DefinitionDecoder.requireShortLines(text, name);
        }
        return understand(NodeReader.read(format, text, name, problems), problems);
    }

    /**
     * Reads a definition that was written elsewhere, for example in a POM.
     *
     * @throws DefinitionException if it breaks a rule; with all that it breaks
     */
    public RegistryDefinition read(SourceNode definition) throws DefinitionException {
        return understand(definition, new ErrorCollector());
    }

    private static byte[] bytes(Path file, String name) throws IOException, DefinitionException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; name the definition's file in it");
        }
        try {
            return BoundedFileReader.bytes(file, DefinitionDecoder.LIMIT);
        } catch (TooLargeException e) {
            throw tooLarge(name);
        } catch (NoSuchFileException e) {
            NoSuchFileException absent =
                    new NoSuchFileException(
                            file.toString(),
                            null,
                            "no definition found; write one, see "
                                    + Documentation.DEFINITION.address());
            absent.initCause(e);
            throw absent;
        }
    }

    private static DefinitionException tooLarge(String name) {
        return ErrorCollector.fatal(
                new SourceLocation(name, 0),
                "the definition is larger than 8 MB",
                "check that this is the right file, or split the registry");
    }

    private RegistryDefinition understand(SourceNode node, ErrorCollector problems)
            throws DefinitionException {
        NodeCursor definition = NodeCursor.of(node);
        SchemaValidator.check(definition, cache, problems);
        DefinitionRules.check(definition, problems);
        problems.throwIfAny();
        return DefinitionBinder.bind(definition);
    }
}
