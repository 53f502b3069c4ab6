package io.github.pluginregistry.maven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomDeclarationTest {

    private static final String OURS = plugin("io.github.pluginregistry");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    no build            |                                                                                                                                                      | false | false
                    no configuration    | <build><plugins>OURS</plugin></plugins></build>                                                                                                      | false | false
                    an execution        | <build><plugins>OURS EXECUTION</plugin></plugins></build>                                                                                            | true  | false
                    another execution   | <build><plugins>OURS OTHER</plugin></plugins></build>                                                                                                | false | false
                    another plugin      | <build><plugins>THEIRS EXECUTION</plugin></plugins></build>                                                                                          | false | false
                    a profile           | <profiles><profile/><profile><build><plugins>OURS EXECUTION</plugin></plugins></build></profile></profiles>                                          | true  | false
                    management          | <build><pluginManagement><plugins>OURS EXECUTION</plugin></plugins></pluginManagement></build>                                                       | false | false
                    a registry          | <build><plugins>OURS <configuration><registry/></configuration></plugin></plugins></build>                                                           | false | true
                    one of an execution | <build><plugins>OURS <executions><execution><id>x</id><configuration><registry/></configuration></execution></executions></plugin></plugins></build> | false | true
                    other parameters    | <build><plugins>OURS <configuration><skip/></configuration></plugin></plugins></build>                                                               | false | false
                    """)
    void findsExecutionsAndRegistriesOfThePomItself(
            String kind, String content, boolean hasExecution, boolean hasRegistry)
            throws Exception {
        String pom =
                "<project>%s</project>"
                        .formatted(content == null ? "" : content)
                        .replace("OURS", OURS)
                        .replace("THEIRS", plugin("org.example"))
                        .replace(
                                "EXECUTION",
                                "<executions><execution><id>default</id></execution></executions>")
                        .replace(
                                "OTHER",
                                "<executions><execution><id>other</id></execution></executions>");
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.pluginregistry");
        plugin.setArtifactId("registry-maven-plugin");

        PomDeclaration declaration =
                new PomDeclaration(new MavenXpp3Reader().read(new StringReader(pom)), plugin);

        assertThat(declaration.hasExecution("default")).isEqualTo(hasExecution);
        assertThat(declaration.hasRegistry()).isEqualTo(hasRegistry);
    }

    private static String plugin(String group) {
        return "<plugin><groupId>%s</groupId><artifactId>registry-maven-plugin</artifactId>"
                .formatted(group);
    }
}
