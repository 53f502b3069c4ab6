package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.DefinitionForm;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.schema.Approvals;
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
record DeclaredRegistry(Workplace workplace, String name, Optional<Xpp3Dom> inline) {

    /**
     * The registry that a goal's parameters declare.
     *
     * @param inline the definition as the POM has it
     * @param definition the file that is named as the definition; without either it is the one in
     *     the project's directory that has one of the usual names
     * @param outputDirectory the directory of the registry's files, if it is named
     * @throws IOException if there is no definition, or more than one
     */
    static DeclaredRegistry in(
            Build build,
            Optional<Xpp3Dom> inline,
            Optional<Path> definition,
            Optional<Path> outputDirectory)
            throws IOException {
        if (inline.isPresent() && definition.isPresent()) {
            throw new IOException(Messages.definedTwice(definition.get()));
        }
        Workplace workplace =
                Workplace.around(
                        inline.isPresent() ? build.pom() : file(build, definition),
                        outputDirectory,
                        build.directory());
        return new DeclaredRegistry(workplace, build.shown(workplace.definition()), inline);
    }

    private static Path file(Build build, Optional<Path> definition) throws IOException {
        return definition.isPresent()
                ? definition.get()
                : Workplace.definitionIn(build.directory());
    }

    /**
     * The definition, whichever way it is written.
     *
     * @param approvals what obeyed its schema before
     * @throws DefinitionException if it breaks a rule
     */
    RegistryDefinition definition(Approvals approvals) throws IOException, DefinitionException {
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
    DefinitionForm form(Plugin plugin, Approvals approvals)
            throws IOException, DefinitionException {
        return inline.isPresent()
                ? new InlineForm(
                        plugin,
                        workplace.boundary().resolve(workplace.definition()),
                        definition(approvals))
                : DefinitionForm.FILE;
    }

    /** The definition's text, for telling whether it changed. */
    String text() throws IOException {
        return inline.isPresent() ? inline.get().toString() : workplace.definitionText();
    }
}
