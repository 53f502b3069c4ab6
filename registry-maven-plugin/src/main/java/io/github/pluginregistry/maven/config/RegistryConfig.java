package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The registry that a build declares.
 *
 * @param name the name of the definition's file in messages
 * @param inline the definition in the POM, with its lines; null if it is a file of its own
 */
public record RegistryConfig(RegistryLocation location, String name, @Nullable Xpp3Dom inline) {

    /**
     * The registry that the parameters of a goal declare.
     *
     * @param definition the file of the definition; without either, it is {@code registry.yaml},
     *     {@code registry.yml} or {@code registry.json} in the project directory
     * @throws IOException if there is no definition, or more than one
     */
    public static RegistryConfig in(
            MavenBuild build,
            @Nullable Xpp3Dom inline,
            @Nullable File definition,
            @Nullable File outputDirectory)
            throws IOException {
        if (inline != null && definition != null) {
            throw new IOException(
                    "the registry is defined in the POM under <registry>, and registry.definition names %s; keep one of them"
                            .formatted(definition));
        }
        Path file = inline != null ? build.pom() : file(build, definition);
        RegistryLocation location =
                outputDirectory != null
                        ? RegistryLocation.of(file, outputDirectory.toPath(), build.directory())
                        : RegistryLocation.of(file, build.directory());
        return new RegistryConfig(location, build.shown(location.definition()), inline);
    }

    /**
     * The registry of a definition that a goal writes, by default {@code registry.yaml} in the
     * project directory.
     *
     * @throws IOException if the POM contains a definition
     */
    public static RegistryConfig ofNew(
            MavenBuild build, @Nullable Xpp3Dom inline, @Nullable File definition)
            throws IOException {
        if (inline != null) {
            throw new IOException(
                    "the registry is already defined in the POM under <registry>; remove that to write a registry.yaml");
        }
        Path file =
                definition != null
                        ? definition.toPath()
                        : build.directory().resolve("registry.yaml");
        RegistryLocation location = RegistryLocation.of(file, build.directory());
        return new RegistryConfig(location, build.shown(location.definition()), null);
    }

    private static Path file(MavenBuild build, @Nullable File definition) throws IOException {
        if (definition == null) {
            return RegistryLocation.definitionIn(build.directory(), build.command());
        }
        if (Files.notExists(definition.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    "there is no %s; correct registry.definition, or run %sinit -Dregistry.definition=%s to create it"
                            .formatted(
                                    definition, build.command(), build.shown(definition.toPath())));
        }
        return definition.toPath();
    }

    public RegistryDefinition definition(ValidationCache validated)
            throws IOException, DefinitionException {
        DefinitionReader reader = new DefinitionReader(validated);
        return inline != null
                ? reader.read(InlineDefinition.of(inline, name))
                : reader.read(location.definition(), name, location.boundary());
    }

    /** The parser of the definition's file on a branch. */
    DefinitionParser parser(Plugin plugin, ValidationCache validated)
            throws IOException, DefinitionException {
        return inline != null
                ? new PomDefinitionParser(
                        plugin,
                        location.boundary().resolve(location.definition()),
                        definition(validated))
                : DefinitionParser.FILE;
    }

    /** The definition's text, to detect a change of it. */
    String text() throws IOException {
        return inline != null ? inline.toString() : location.definitionText();
    }
}
