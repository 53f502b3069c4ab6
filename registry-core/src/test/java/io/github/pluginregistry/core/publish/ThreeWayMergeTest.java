package io.github.pluginregistry.core.publish;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static io.github.pluginregistry.core.testing.Definitions.withPrereleases;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeWayMergeTest {

    private static final PluginDefinition PLUGIN = plugin("a", "a/*");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # before, ours,   theirs, what counts
                    v1.0.0,  v1.0.0,  v1.0.0,  v1.0.0
                    v1.0.0,  v1.1.0,  v1.0.0,  v1.1.0
                    v1.0.0,  v1.0.0,  v1.1.0,  v1.1.0
                    v1.1.0,  v1.0.0,  v1.1.0,  v1.0.0
                    v1.1.0,  v1.1.0,  v1.0.0,  v1.0.0
                    v1.0.0,  v1.9.0,  v1.10.0, v1.10.0
                    v1.0.0,  v1.10.0, v1.9.0,  v1.10.0
                    v1.0.0,  v2.0.0,  unknown, v2.0.0
                    v1.0.0,  unknown, v2.0.0,  v2.0.0
                    ,        v1.0.0,  ,        v1.0.0
                    ,        ,        v1.0.0,  v1.0.0
                    ,        v1.1.0,  v1.0.0,  v1.1.0
                    v1.0.0,  ,        v1.0.0,  v1.0.0
                    v1.0.0,  v1.0.0,  ,        v1.0.0
                    ,        ,        ,
                    """)
    void theSideThatChangedItCountsAndElseTheHigherVersion(
            String before, String ours, String theirs, String expected) {
        assertThat(merged(before, ours, theirs, PLUGIN)).isEqualTo(at(expected));
    }

    @Test
    void versionsAreOrderedByThePluginsOwnScheme() {
        PluginDefinition maven = plugin("a", HOME, under(VersionScheme.MAVEN, select("a/*")));

        assertThat(
                        new ThreeWayMerge(at("1"), at("1.2.3.4"), at("1.2.3.10"))
                                .latest(registry(maven)))
                .isEqualTo(at("1.2.3.10"));
    }

    @Test
    void whatWasFoundByAnotherPatternIsNoAnswer() {
        assertThat(merged("v1.0.0", "v2.0.0", "v1.0.0", plugin("a", "other/*")))
                .isEqualTo(at("v1.0.0"));
    }

    @Test
    void whatWasFoundByAnotherRuleIsNoAnswer() {
        List<VersionSelection> others =
                List.of(
                        ignoring("v2.0.0", select("a/*")),
                        pinnedTo("v1.0.0", select("a/*")),
                        withPrereleases(select("a/*")),
                        asking(SourceKind.TAGS, select("a/*")),
                        select("a/*", "former-*"),
                        acknowledging("a/v2.0.0", "1".repeat(40), select("a/*")));
        for (VersionSelection other : others) {
            assertThat(merged("v1.0.0", "v2.0.0", "v1.0.0", plugin("a", HOME, other)))
                    .as("%s", other)
                    .isEqualTo(at("v1.0.0"));
        }
    }

    @Property
    void neitherSideLosesItsChangeWhereTheOtherHasNone(
            @ForAll @IntRange(max = 20) int before, @ForAll @IntRange(max = 20) int after) {
        String old = "v1.%d.0".formatted(before);
        String changed = "v1.%d.0".formatted(after);

        assertThat(merged(old, changed, old, PLUGIN)).isEqualTo(at(changed));
        assertThat(merged(old, old, changed, PLUGIN)).isEqualTo(at(changed));
    }

    @Property
    void itDoesNotMatterWhoComesFirst(
            @ForAll @IntRange(max = 20) int one, @ForAll @IntRange(max = 20) int other) {
        String first = "v1.%d.0".formatted(one);
        String second = "v1.%d.0".formatted(other);

        assertThat(merged("v1.0.0", first, second, PLUGIN))
                .isEqualTo(merged("v1.0.0", second, first, PLUGIN));
    }

    private static Map<String, LatestRelease> merged(
            String before, String ours, String theirs, PluginDefinition plugin) {
        RegistryDefinition rules = registry(plugin);
        return new ThreeWayMerge(
                        at(before),
                        ThreeWayMerge.decidedAlike(at(ours), registry(PLUGIN), rules),
                        at(theirs))
                .latest(rules);
    }

    private static Map<String, LatestRelease> at(String version) {
        return version == null
                ? Map.of()
                : Map.of("a", new LatestRelease(version, HOME, null, null, null, null));
    }
}
