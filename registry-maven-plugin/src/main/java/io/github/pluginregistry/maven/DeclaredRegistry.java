package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.schema.Approvals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The registry that a build declares.
 *
 * @param workplace where it is
 * @param inline the definition as the POM has it, with its lines; empty where it is a file of its
 *     own
 */
record DeclaredRegistry(Workplace workplace, Optional<Xpp3Dom> inline) {

    /**
     * The definition, whichever way it is written.
     *
     * @param approvals what obeyed its schema before
     * @throws DefinitionException if it breaks a rule
     */
    RegistryDefinition definition(Approvals approvals) throws IOException, DefinitionException {
        DefinitionReader reader = new DefinitionReader(approvals);
        Path file = workplace.definition();
        return inline.isPresent()
                ? reader.read(InlineDefinition.of(inline.get(), String.valueOf(file.getFileName())))
                : reader.read(file);
    }

    /** The definition's text, for telling whether it changed. */
    String text() throws IOException {
        return inline.isPresent() ? inline.get().toString() : workplace.definitionText();
    }
}
