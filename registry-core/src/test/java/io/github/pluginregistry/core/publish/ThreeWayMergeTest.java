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
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        assertThat(reconcile(before, ours, theirs, PLUGIN).map(LatestRelease::version))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void versionsAreOrderedByThePluginsOwnScheme() {
        PluginDefinition maven = plugin("a", HOME, under(VersionScheme.MAVEN, select("a/*")));

        assertThat(
                        new ThreeWayMerge(at("1"), at("1.2.3.4"), registry(maven), at("1.2.3.10"))
                                .latest(maven, registry(maven))
                                .map(LatestRelease::version))
                .contains("1.2.3.10");
    }

    @Test
    void whatWasFoundByAnotherPatternIsNoAnswer() {
        assertThat(reconcile("v1.0.0", "v2.0.0", "v1.0.0", plugin("a", "other/*")))
                .map(LatestRelease::version)
                .contains("v1.0.0");
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
            assertThat(reconcile("v1.0.0", "v2.0.0", "v1.0.0", plugin("a", HOME, other)))
                    .as("%s", other)
                    .map(LatestRelease::version)
                    .contains("v1.0.0");
        }
    }

    @Property
    void neitherSideLosesItsChangeWhereTheOtherHasNone(
            @ForAll @IntRange(max = 20) int before, @ForAll @IntRange(max = 20) int after) {
        String old = "v1.%d.0".formatted(before);
        String changed = "v1.%d.0".formatted(after);

        assertThat(reconcile(old, changed, old, PLUGIN))
                .map(LatestRelease::version)
                .contains(changed);
        assertThat(reconcile(old, old, changed, PLUGIN))
                .map(LatestRelease::version)
                .contains(changed);
    }

    @Property
    void itDoesNotMatterWhoComesFirst(
            @ForAll @IntRange(max = 20) int one, @ForAll @IntRange(max = 20) int other) {
        String first = "v1.%d.0".formatted(one);
        String second = "v1.%d.0".formatted(other);

        assertThat(reconcile("v1.0.0", first, second, PLUGIN))
                .isEqualTo(reconcile("v1.0.0", second, first, PLUGIN));
    }

    private static Optional<LatestRelease> reconcile(
            String before, String ours, String theirs, PluginDefinition rules) {
        return new ThreeWayMerge(at(before), at(ours), registry(PLUGIN), at(theirs))
                .latest(rules, registry(rules));
    }

    private static Function<PluginId, Optional<LatestRelease>> at(String version) {
        return id ->
                Optional.ofNullable(version)
                        .map(
                                it ->
                                        new LatestRelease(
                                                it,
                                                HOME,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty()));
    }
}
