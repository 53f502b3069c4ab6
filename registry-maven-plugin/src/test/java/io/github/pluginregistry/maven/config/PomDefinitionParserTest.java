package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomDefinitionParserTest {

    private static final String REGISTRY =
            """
            <configuration>
              <registry>
                <name>Inline Plugins</name>
                <repository>https://github.com/example/plugins</repository>
                <plugins>
                  <plugin><id>a</id><name>A</name><tagPattern>a/*</tagPattern></plugin>
                </plugins>
              </registry>
            </configuration>
            """;

    @TempDir private Path directory;

    private RegistryDefinition here;

    @BeforeEach
    void makeADefinition() throws Exception {
        here =
                new DefinitionReader()
                        .read(
                                """
                                name: Built Plugins
                                repository: https://github.com/example/plugins
                                plugins:
                                  - { id: a, name: A, tagPattern: a/* }
                                """,
                                "registry.yaml");
    }

    @Test
    void usesTheLocalDefinitionIfTheTextIsEqual() throws Exception {
        assertThat(read(pom(REGISTRY), "<!-- moved -->\n" + pom(REGISTRY))).containsSame(here);
    }

    @Test
    void usesTheLocalDefinitionIfBothPomsInheritIt() throws Exception {
        assertThat(read(pom(""), pom("<inherited>false</inherited>"))).containsSame(here);
    }

    @Test
    void parsesTheOtherDefinitionIfTheTextDiffers() throws Exception {
        assertThat(read(pom(""), pom(REGISTRY)).map(RegistryDefinition::name))
                .contains("Inline Plugins");
    }

    @Test
    void isEmptyIfThePomHasNone() throws Exception {
        assertThat(read(pom(REGISTRY), pom(""))).isEmpty();
    }

    @Test
    void rejectsSeveralDefinitions() {
        String twice =
                pom(REGISTRY + "<executions><execution>" + REGISTRY + "</execution></executions>");

        assertThatThrownBy(() -> read(pom(REGISTRY), twice))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("only Maven can evaluate that one; commit and push");
    }

    @Test
    void isNotReadThroughALink() throws Exception {
        Path secret = Files.writeString(directory.resolve("settings.xml"), pom(REGISTRY));
        Path link = Files.createSymbolicLink(directory.resolve("link.xml"), secret);

        assertThatThrownBy(() -> form(link).read(pom(REGISTRY), "pom.xml"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("this is a symbolic link, not a file");
    }

    private Optional<RegistryDefinition> read(String own, String other) throws Exception {
        return form(Files.writeString(directory.resolve("pom.xml"), own)).read(other, "pom.xml");
    }

    private PomDefinitionParser form(Path pom) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.pluginregistry");
        plugin.setArtifactId("registry-maven-plugin");
        return new PomDefinitionParser(plugin, pom, here);
    }

    private static String pom(String plugin) {
        return """
                <project>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.pluginregistry</groupId>
                        <artifactId>registry-maven-plugin</artifactId>
                        %s
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """
                .formatted(plugin);
    }
}
