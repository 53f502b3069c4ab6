package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said where no version of a plugin counts. */
class NothingTest {

    @Test
    void aPinnedVersionThatIsNotThereIsNamed() {
        assertThat(reason(pinnedTo("v3.0.0", select("v*")), "v1.0.0", "v2.0.0"))
                .hasToString(
                        "the pinned version v3.0.0 is not among the 2 tags that match \"v*\"; correct"
                                + " pin in registry.yaml:4");
        assertThat(reason(pinnedTo("v3.0.0", select("v*")), "v1.0.0").message())
                .isEqualTo("the pinned version v3.0.0 is not among the 1 tag that matches \"v*\"");
    }

    @Test
    void everyVersionMayBeIgnored() {
        assertThat(reason(ignoring("v*", select("v*")), "v1.0.0"))
                .hasToString(
                        "every version that matches \"v*\" is ignored; look at ignore in"
                                + " registry.yaml:4");
    }

    @Test
    void whatIsNotIgnoredIsTheExampleOfWhatDoesNotCount() {
        assertThat(reason(ignoring("v9*", select("v*")), "v9.0.0", "v1").message())
                .isEqualTo(
                        "2 tags match \"v*\", and none counts, for example v1: \"v1\" is no version"
                                + " under the scheme semver");
    }

    @Test
    void formerPatternsAreNamedToo() {
        assertThat(reason(ignoring("*", select("a/*", "a-{version}")), "a-1.0.0").message())
                .isEqualTo("every version that matches \"a/*\" or \"a-{version}\" is ignored");
    }

    @Test
    void aPluginWithoutATagWaitsForItsFirstRelease() {
        assertThat(reason(select("a/*")))
                .isEqualTo(
                        new Reason(
                                Severity.NOTEWORTHY,
                                "no tag matches \"a/*\" among 0 tags of pipe-cd/pipecd",
                                "it stays unknown until the first release"));
    }

    @Test
    void aPluginThatHadATagHasAPatternToCorrect() {
        assertThat(reason(Severity.LASTING, select("a/*")))
                .isEqualTo(
                        new Reason(
                                Severity.LASTING,
                                "no tag matches \"a/*\" among 0 tags of pipe-cd/pipecd",
                                "correct tagPattern in registry.yaml:12"));
    }

    @Test
    void aNearPrefixHasAPatternToCorrect() {
        assertThat(reason(select("plugin/kubernets/*"), "plugin/kubernetes/v1.0.0"))
                .isEqualTo(
                        new Reason(
                                Severity.NOTEWORTHY,
                                "no tag matches \"plugin/kubernets/*\" among 1 tag of pipe-cd/pipecd;"
                                        + " the nearest prefix in use is \"plugin/kubernetes/\"",
                                "correct tagPattern in registry.yaml:12"));
    }

    @Test
    void thePrefixThatThePatternHasIsNoAdvice() {
        assertThat(reason(select("kubernetes/?"), "kubernetes/v1.0.0"))
                .hasToString(
                        "no tag matches \"kubernetes/?\" among 1 tag of pipe-cd/pipecd; it stays"
                                + " unknown until the first release");
    }

    private static Reason reason(Selection selection, String... tags) {
        return reason(Severity.NOTEWORTHY, selection, tags);
    }

    private static Reason reason(Severity severity, Selection selection, String... tags) {
        Listing listing = Listing.ofTags(Stream.of(tags).map(Release::ofTag).toList());
        Choice choice = Choice.of(selection, listing);
        return new Nothing(plugin("a", HOME, selection), RepositoryId.of(HOME), choice, listing)
                .reason(severity);
    }
}
