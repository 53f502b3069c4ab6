package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.validation.ValidationCache;
import io.github.pluginregistry.maven.log.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The registry that a build declares.
 *
 * @param workplace where it is
 * @param name what messages call the definition's file
 * @param inline the definition as the POM has it, with its lines; empty where it is a file of its
 *     own
 */
public record RegistryConfig(RegistryLocation workplace, String name, Optional<Xpp3Dom> inline) {

    /**
     * The registry that a goal's parameters declare.
     *
     * @param inline the definition as the POM has it
     * @param definition the file that is named as the definition; without either it is the one in
     *     the project's directory that has one of the usual names
     * @param outputDirectory the directory of the registry's files, if it is named
     * @throws IOException if there is no definition, or more than one
     */
    public static RegistryConfig in(
            MavenBuild build,
            Optional<Xpp3Dom> inline,
            Optional<Path> definition,
            Optional<Path> outputDirectory)
            throws IOException {
        if (inline.isPresent() && definition.isPresent()) {
            throw new IOException(Messages.definedTwice(definition.get()));
        }
        RegistryLocation workplace =
                RegistryLocation.around(
                        inline.isPresent() ? build.pom() : file(build, definition),
                        outputDirectory,
                        build.directory());
        return new RegistryConfig(workplace, build.shown(workplace.definition()), inline);
    }

    private static Path file(MavenBuild build, Optional<Path> definition) throws IOException {
        return definition.isPresent()
                ? definition.get()
                : RegistryLocation.definitionIn(build.directory());
    }

    /**
     * The definition, whichever way it is written.
     *
     * @param approvals what obeyed its schema before
     * @throws DefinitionException if it breaks a rule
     */
    public RegistryDefinition definition(ValidationCache approvals)
            throws IOException, DefinitionException {
        DefinitionReader reader = new DefinitionReader(approvals);
        return inline.isPresent()
                ? reader.read(InlineDefinition.of(inline.get(), name))
                : reader.read(workplace.definition(), name, workplace.boundary());
    }

    /**
     * How the definition's file is read as it is on a branch.
     *
     * @param plugin this plugin, as POMs declare it
     * @param approvals what obeyed its schema before
     * @throws DefinitionException if the definition here breaks a rule
     */
    public DefinitionParser form(Plugin plugin, ValidationCache approvals)
            throws IOException, DefinitionException {
        return inline.isPresent()
                ? new PomDefinitionParser(
                        plugin,
                        workplace.boundary().resolve(workplace.definition()),
                        definition(approvals))
                : DefinitionParser.FILE;
    }

    /** The definition's text, for telling whether it changed. */
    String text() throws IOException {
        return inline.isPresent() ? inline.get().toString() : workplace.definitionText();
    }
}
