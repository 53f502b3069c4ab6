package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.io.BoundedFileReader;
import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.publish.DefinitionParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Parses the definition in a POM on a branch, which Maven did not build. If {@code <registry>} has
 * the same text as in the local POM, the result is the local definition, whatever else differs: a
 * release changes the version of a POM, but not the registry.
 *
 * @param pom the local POM, with symbolic links resolved
 */
record PomDefinitionParser(Plugin plugin, Path pom, RegistryDefinition here)
        implements DefinitionParser {

    private static final String PROPERTY = "${";

    @Override
    public Optional<RegistryDefinition> read(String text, String name)
            throws IOException, DefinitionException, PublishException {
        List<Xpp3Dom> there = registries(text, name);
        if (texts(there).equals(texts(registries(own(), name)))) {
            return Optional.of(here);
        }
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (there.size() > 1 || there.get(0).toString().contains(PROPERTY)) {
            throw new PublishException(
                    "the definition in %s differs from the one on the branch to publish to, and only Maven can evaluate that one"
                            .formatted(name),
                    "commit and push it, or check that branch out, and run registry:update and registry:publish again");
        }
        return Optional.of(new DefinitionReader().read(InlineDefinition.of(there.get(0), name)));
    }

    /** Parsed like the other POM, since Maven's model of the project may differ in details. */
    private String own() throws IOException {
        return new String(
                BoundedFileReader.bytes(pom, BoundedFileReader.LIMIT), StandardCharsets.UTF_8);
    }

    private List<Xpp3Dom> registries(String text, String name) throws PublishException {
        try {
            Model model = new MavenXpp3Reader().read(new StringReader(text), false);
            return new PomDeclaration(model, plugin).registries().toList();
        } catch (IOException | XmlPullParserException e) {
            throw new PublishException(
                    "%s on the branch to publish to is not a POM: %s"
                            .formatted(name, SafeExcerpt.of(String.valueOf(e.getMessage()), 200)),
                    "correct it there",
                    e);
        }
    }

    /** The text without locations. */
    private static List<String> texts(List<Xpp3Dom> registries) {
        return registries.stream().map(Xpp3Dom::toString).toList();
    }
}
