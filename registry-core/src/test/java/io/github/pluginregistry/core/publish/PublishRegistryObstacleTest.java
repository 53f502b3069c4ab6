package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a branch has in the place of the registry's files, and what is not replaced. */
class PublishRegistryObstacleTest extends PublishingTest {

    @BeforeEach
    void updateARegistry() throws Exception {
        upstream.clone(checkout).close();
        registry.update("a/v1.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    docs/plugins.json/index.html | 100644 | the directory docs/plugins.json
                    docs/plugins.md              | 120000 | the symbolic link docs/plugins.md
                    docs/plugins.json            | 120000 | the symbolic link docs/plugins.json
                    docs                         | 120000 | the symbolic link docs
                    docs                         | 100644 | the file docs
                    docs                         | 160000 | the submodule docs
                    docs/plugins.schema.json     | 160000 | the submodule docs/plugins.schema.json
                    """)
    void replacesNothingThatIsNoFileOfTheRegistry(String path, String mode, String obstacle)
            throws Exception {
        String before = upstream.tip("main").orElseThrow();
        FileMode kind = FileMode.fromBits(Integer.parseInt(mode, 8));
        String tip = upstream.put("main", path, kind, kind == FileMode.GITLINK ? before : "other");

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        obstacle + ", which commit " + tip.substring(0, 9) + " has,")
                .hasMessageContaining("take it off the branch");
        assertThat(upstream.tip("main")).contains(tip);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"plugins": [                                    | is not replaced
                    [1, 2]                                           | is not replaced
                    {"version": "2.0", "plugins": []}                | only 1.x is supported
                    <<<<<<< mine                                     | is not replaced
                    """)
    void replacesNoPluginsJsonThatNobodyUnderstands(String text, String told) throws Exception {
        String tip = upstream.commit("main", Map.of("docs/plugins.json", text + "\n"));

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("docs/plugins.json of commit " + tip.substring(0, 9))
                .hasMessageContaining(told)
                .hasMessageContaining("pull it, and ");
        assertThat(upstream.tip("main")).contains(tip);
    }

    @Test
    void takesNoLinkForTheDefinition() throws Exception {
        String tip = upstream.put("main", "registry.yaml", FileMode.SYMLINK, "../elsewhere");

        assertThatThrownBy(registry::publish)
                .hasMessageStartingWith("the symbolic link registry.yaml, which commit ");
        assertThat(upstream.tip("main")).contains(tip);
    }

    @Test
    void keepsAFileExecutableThatIs() throws Exception {
        upstream.put("main", "docs/plugins.md", FileMode.EXECUTABLE_FILE, "old");

        registry.publish();

        assertThat(upstream.files("main").get("docs/plugins.md"))
                .isEqualTo(registry.text("docs/plugins.md"));
    }
}
