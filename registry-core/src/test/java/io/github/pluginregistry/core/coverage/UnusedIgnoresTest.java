package io.github.pluginregistry.core.coverage;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.Position;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.IgnoredTags;
import io.github.pluginregistry.core.match.TagPattern;
import io.github.pluginregistry.core.rule.Severities;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.testing.FakeSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusedIgnoresTest {

    private static final String ELSEWHERE = "https://git.example.org/team/plugins";
    private static final PluginDefinition[] PLUGINS = {
        plugin("a", "a/*"), plugin("c", ELSEWHERE, select("c/*")),
    };

    @Test
    void tellsOfAnEntryThatMatchesNoTagOfAnyRepository() {
        FakeSource source =
                new FakeSource().tags(HOME, "a/v1.0.0", "b/v1.0.0").tags(ELSEWHERE, "d/v1.0.0");

        assertThat(observe(source, "b/*", "d/*", "gone/*"))
                .containsExactly(
                        "pipe-cd/pipecd: \"gone/*\" under coverage.ignore matches no tag of any repository;"
                                + " remove it in registry.yaml:9, or correct it [unused-ignore]");
    }

    @Test
    void saysNothingOfAPatternThatWaitsForItsFirstRelease() {
        assertThat(observe(new FakeSource().tags(HOME, "b/v1.0.0").tags(ELSEWHERE, "d"), "a/*"))
                .isEmpty();
    }

    @Test
    void saysNothingWhereARepositoryDidNotAnswer() {
        FakeSource source =
                new FakeSource()
                        .tags(HOME, "a/v1.0.0")
                        .failing(ELSEWHERE, SourceException.Kind.UNREACHABLE);

        assertThat(observe(source, "gone/*")).isEmpty();
    }

    @Test
    void aRepositoryWithoutATagHasAnswered() {
        FakeSource source = new FakeSource().tags(HOME, "a/v1.0.0").tags(ELSEWHERE, new String[0]);

        assertThat(observe(source, "gone/*")).hasSize(1);
    }

    private static List<String> observe(FakeSource source, String... ignored) {
        RegistryDefinition plain = registry(PLUGINS);
        RegistryDefinition definition =
                new RegistryDefinition(
                        plain.name(),
                        plain.description(),
                        plain.repository(),
                        plain.updateFrequency(),
                        plain.notes(),
                        plain.plugins(),
                        List.of(),
                        Severities.USUAL,
                        List.of(ignored).stream().map(UnusedIgnoresTest::ignored).toList());
        return UnusedIgnores.of(definition, Accounts.of(source, PLUGINS)).stream()
                .map(Observation::toString)
                .toList();
    }

    private static IgnoredTags ignored(String tags) {
        return new IgnoredTags(TagPattern.of(tags), "on purpose", new Position("registry.yaml", 9));
    }
}
