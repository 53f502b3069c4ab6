package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import java.io.IOException;
import java.util.Optional;

/** How the file is read that holds the definition, as it is on a branch and not on disk. */
@FunctionalInterface
public interface DefinitionParser {

    /** A file of its own, in YAML or JSON by its name. */
    DefinitionParser FILE = (text, name) -> Optional.of(new DefinitionReader().read(text, name));

    /**
     * Reads a definition.
     *
     * @param name the file's path in the repository
     * @return empty where the file holds no definition
     * @throws IOException if the text cannot be read
     * @throws DefinitionException if the definition breaks a rule
     * @throws PublishException if the definition cannot be determined from the file
     */
    Optional<RegistryDefinition> read(String text, String name)
            throws IOException, DefinitionException, PublishException;
}
