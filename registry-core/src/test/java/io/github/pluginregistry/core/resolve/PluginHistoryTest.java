package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.VersionHistory;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PluginHistoryTest {

    private static final Instant DAY = Instant.parse("2026-11-16T06:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-17T06:00:00Z");

    private static PluginVersion version(String tag) {
        return new PluginVersion(
                tag.substring(tag.indexOf('/') + 1),
                tag,
                Commits.of(tag),
                DAY,
                tag.contains("-rc"),
                State.RELEASED,
                "",
                "");
    }

    private static PluginVersion undated(PluginVersion of) {
        return dated(of, null);
    }

    private static PluginVersion dated(PluginVersion of, @Nullable Instant date) {
        return new PluginVersion(
                of.version(),
                of.tag(),
                of.commitId(),
                date,
                of.prerelease(),
                of.state(),
                of.reason(),
                of.releaseUrl());
    }

    private static Release tag(String name) {
        return Release.ofTag(name).withCommit(Commits.of(name));
    }

    /** The versions after a run that lists tags, whose candidates may have changed since. */
    private static List<PluginVersion> updated(
            PluginDefinition plugin,
            List<PluginVersion> published,
            boolean batched,
            UnaryOperator<Candidate> lookup,
            Release... listed) {
        TagIndex listing = TagIndex.ofTags(List.of(listed));
        List<Candidate> candidates =
                VersionChoice.of(plugin.selection(), listing).candidates().stream()
                        .map(lookup)
                        .toList();
        return new PluginHistory(plugin, published).updated(candidates, listing, batched);
    }

    private static List<PluginVersion> updated(List<PluginVersion> published, Release... listed) {
        return updated(plugin("a", "a/*"), published, true, it -> it, listed);
    }

    @Test
    void addsAVersionAsItWasFound() {
        assertThat(updated(List.of(), tag("a/v1.0.0").publishedAt(DAY)))
                .containsExactly(version("a/v1.0.0"));
    }

    @Test
    void keepsTheOrderOfWhatIsPublished() {
        assertThat(
                        updated(
                                List.of(version("a/v1.1.0"), version("a/v1.0.0")),
                                tag("a/v1.0.0"),
                                tag("a/v1.1.0"),
                                tag("a/v1.2.0").publishedAt(DAY)))
                .containsExactly(version("a/v1.1.0"), version("a/v1.0.0"), version("a/v1.2.0"));
    }

    @Test
    void aPrereleaseIsOneByItsTextOrByTheFlag() {
        PluginDefinition plugin = plugin("a", HOME, ignoring("v3.0.0-rc.1", select("a/*")));

        assertThat(
                        updated(
                                plugin,
                                List.of(),
                                true,
                                it -> it,
                                tag("a/v1.0.0"),
                                tag("a/v2.0.0-rc.1"),
                                tag("a/v2.0.0").flaggedPrerelease(),
                                tag("a/v3.0.0-rc.1")))
                .filteredOn(PluginVersion::prerelease)
                .extracting(PluginVersion::version)
                .containsExactlyInAnyOrder("v2.0.0-rc.1", "v2.0.0", "v3.0.0-rc.1");
    }

    @Test
    void keepsTheDateOfATagThatLeadsToTheSameCommit() {
        Release moved = Release.ofTag("a/v1.1.0").withCommit(Commits.of("other"));

        assertThat(
                        updated(
                                List.of(version("a/v1.0.0"), version("a/v1.1.0")),
                                tag("a/v1.0.0"),
                                moved))
                .extracting(PluginVersion::releasedAt)
                .containsExactly(Optional.of(DAY), Optional.empty());
    }

    @Test
    void prefersTheDateOfTheRelease() {
        assertThat(updated(List.of(version("a/v1.0.0")), tag("a/v1.0.0").publishedAt(NEXT_DAY)))
                .extracting(PluginVersion::date)
                .containsExactly(NEXT_DAY);
    }

    @Test
    void withdrawsAVersionWhoseTagIsGone() {
        assertThat(updated(List.of(version("a/v1.0.0"), version("b/v1.0.0")), tag("b/v1.0.0")))
                .containsExactly(
                        version("a/v1.0.0").in(State.WITHDRAWN, "its tag was deleted"),
                        version("b/v1.0.0")
                                .in(State.WITHDRAWN, "its tag no longer matches the tag pattern"));
    }

    @Test
    void bringsBackAVersionWhoseTagIsThereAgain() {
        PluginVersion withdrawn = version("a/v1.0.0").in(State.WITHDRAWN, "its tag was deleted");

        assertThat(updated(List.of(withdrawn), tag("a/v1.0.0")))
                .containsExactly(version("a/v1.0.0"));
    }

    @Test
    void leavesATagThatWasNotLookedUpToTheNextRunWhereOneRequestCan() {
        PluginVersion withdrawn = version("a/v1.0.0").in(State.WITHDRAWN, "its tag was deleted");
        PluginVersion unknown =
                undated(version("a/v1.1.0")).in(State.WITHDRAWN, "its tag was deleted");
        List<PluginVersion> published = List.of(withdrawn, unknown);
        Release[] listed = {tag("a/v1.0.0"), tag("a/v1.1.0"), tag("a/v1.2.0")};

        assertThat(updated(plugin("a", "a/*"), published, true, Candidate::unchecked, listed))
                .containsExactly(version("a/v1.0.0"), unknown);
        assertThat(updated(plugin("a", "a/*"), published, false, Candidate::unchecked, listed))
                .containsExactly(
                        version("a/v1.0.0"),
                        undated(version("a/v1.1.0")),
                        undated(version("a/v1.2.0")));
    }

    @Test
    void leavesAVersionAsItIsWhileItsReleaseIsADraft() {
        assertThat(
                        updated(
                                plugin("a", "a/*"),
                                List.of(version("a/v1.0.0")),
                                true,
                                it -> it.with(new TagRelease.Draft()),
                                tag("a/v1.0.0"),
                                tag("a/v1.1.0")))
                .containsExactly(version("a/v1.0.0"));
    }

    @Test
    void withdrawsWhatIsNoVersionUnderTheScheme() {
        PluginVersion published = version("a/nightly");

        assertThat(updated(List.of(published), tag("a/nightly"), tag("a/weekly")))
                .containsExactly(
                        published.in(
                                State.WITHDRAWN,
                                "\"nightly\" is no version under the scheme semver"));
    }

    @Test
    void isCompleteWithTheDateOfTheCommitThatTheTagLeadsTo() {
        PluginHistory history =
                new PluginHistory(
                        plugin("a", "a/*"),
                        List.of(version("a/v1.0.0"), undated(version("a/v1.1.0"))));

        assertThat(history.isComplete(tag("a/v1.0.0"))).isTrue();
        assertThat(history.isComplete(Release.ofTag("a/v1.0.0").withCommit(Commits.of("other"))))
                .isFalse();
        assertThat(history.isComplete(tag("a/v1.1.0"))).isFalse();
        assertThat(history.isComplete(tag("a/v1.2.0"))).isFalse();
    }

    private static List<String> defined(
            PluginDefinition plugin, LatestRelease latest, PluginVersion... versions) {
        return PluginHistory.defined(plugin, ForgeType.GITHUB, Arrays.asList(versions), latest)
                .stream()
                .map(it -> (it.version() + " " + it.state().key() + " " + it.reason()).strip())
                .toList();
    }

    private static LatestRelease latest(String tag, String commit) {
        return new LatestRelease(
                tag.substring(tag.indexOf('/') + 1), HOME, NEXT_DAY, tag, commit, null);
    }

    private static LatestRelease unknown() {
        return LatestRelease.unknown(HOME);
    }

    @Test
    void sortsByPrecedenceThenDateThenTag() {
        assertThat(
                        defined(
                                plugin("a", "a/*"),
                                unknown(),
                                version("a/nightly"),
                                version("a/v1.9.0"),
                                version("a/v1.10.0+a"),
                                undated(version("a/v1.10.0+d")),
                                version("a/v1.10.0+b"),
                                dated(version("a/v1.10.0+0"), NEXT_DAY),
                                version("a/weekly")))
                .containsExactly(
                        "v1.10.0+0 released",
                        "v1.10.0+b released",
                        "v1.10.0+a released",
                        "v1.10.0+d released",
                        "v1.9.0 released",
                        "weekly released",
                        "nightly released");
    }

    @Test
    void ignoresWhatTheDefinitionIgnoresAndNothingElse() {
        PluginDefinition plugin = plugin("a", HOME, ignoring("v1.1.0", select("a/*")));

        assertThat(
                        defined(
                                plugin,
                                unknown(),
                                version("a/v1.2.0").in(State.IGNORED, "formerly"),
                                version("a/v1.1.0"),
                                version("a/v1.0.0").in(State.WITHDRAWN, "its tag was deleted")))
                .containsExactly(
                        "v1.2.0 released",
                        "v1.1.0 ignored broken",
                        "v1.0.0 withdrawn its tag was deleted");
    }

    @Test
    void hasTheLatestVersionAsTheEntryOfThePluginHasIt() {
        PluginVersion known = version("a/v1.0.0");
        PluginDefinition plugin = plugin("a", "a/*");

        assertThat(defined(plugin, latest("a/v1.1.0", Commits.of("a/v1.1.0")), known))
                .containsExactly("v1.1.0 released", "v1.0.0 released");
        assertThat(commits(latest("a/v1.0.0", Commits.of("moved")), known))
                .containsExactly(Commits.of("moved"));
        assertThat(
                        PluginHistory.defined(
                                plugin,
                                ForgeType.GITHUB,
                                List.of(known),
                                latest("a/v1.0.0", Commits.of("a/v1.0.0"))))
                .extracting(PluginVersion::date)
                .containsExactly(DAY);
        assertThat(
                        commits(
                                new LatestRelease("v1.0.0", HOME, NEXT_DAY, "a/v1.0.0", null, null),
                                known))
                .containsExactly(Commits.of("a/v1.0.0"));
    }

    private static List<String> commits(LatestRelease latest, PluginVersion known) {
        return PluginHistory.defined(plugin("a", "a/*"), ForgeType.GITHUB, List.of(known), latest)
                .stream()
                .map(it -> it.commit().orElseThrow())
                .toList();
    }

    @Test
    void derivesThePageOfEachVersionFromItsTag() {
        assertThat(
                        PluginHistory.defined(
                                plugin("a", "a/*"),
                                ForgeType.GITHUB,
                                List.of(version("a/v1.0.0")),
                                unknown()))
                .extracting(PluginVersion::releaseUrl)
                .containsExactly(HOME + "/releases/tag/a/v1.0.0");
    }

    private static ResolutionDetails resolve(
            FakeSource source, Map<String, LatestRelease> latest, PluginVersion... published) {
        return new TestResolver(source, NEXT_DAY)
                .details(
                        ResolveScope.forUpdate(
                                new VersionHistory(true, Map.of("a", List.of(published)))),
                        latest,
                        plugin("a", "a/*"))
                .get(0);
    }

    private static FakeSource tags(String... names) {
        return new FakeSource()
                .tags(
                        HOME,
                        Arrays.stream(names).map(PluginHistoryTest::tag).toArray(Release[]::new));
    }

    @Test
    void asksForTheDatesOfVersionsThatHaveNone() {
        FakeSource source = tags("a/v1.0.0", "a/v1.1.0", "a/v1.2.0", "a/nightly");
        source.date("a/v1.1.0", DAY).date("a/v1.2.0", NEXT_DAY);

        List<PluginVersion> versions = resolve(source, Map.of(), version("a/v1.0.0")).versions();

        assertThat(source.questions()).last().isEqualTo("dates a/v1.2.0 a/v1.1.0");
        assertThat(versions)
                .containsExactlyInAnyOrder(
                        version("a/v1.0.0"),
                        version("a/v1.1.0"),
                        dated(version("a/v1.2.0"), NEXT_DAY));
    }

    @Test
    void asksForNoDateOfAReleaseThatHasOne() {
        FakeSource source =
                new FakeSource()
                        .releases(
                                HOME,
                                tag("a/v1.0.0").publishedAt(DAY),
                                tag("a/v1.1.0").publishedAt(DAY));

        assertThat(resolve(source, Map.of()).versions()).hasSize(2);
        assertThat(source.questions()).noneMatch(it -> it.startsWith("dates"));
    }

    @Test
    void asksForNoDateOfThePublishedVersion() {
        FakeSource source = tags("a/v1.0.0", "a/v1.1.0");

        resolve(source, Map.of("a", latest("a/v1.1.0", Commits.of("a/v1.1.0"))));

        assertThat(source.questions()).last().isEqualTo("dates a/v1.0.0");
    }

    @Test
    void asksForTheDatesOfTagsThatAreNotLookedUpWhereEachIsARequest() {
        String[] names =
                IntStream.rangeClosed(1, 30)
                        .mapToObj("a/v1.0.%d"::formatted)
                        .toArray(String[]::new);
        Release latest = tag("a/v1.0.30").publishedAt(DAY);

        FakeSource single = new FakeSource().releases(HOME, latest).oneByOne();
        single.tags(HOME, Arrays.stream(names).map(PluginHistoryTest::tag).toArray(Release[]::new));
        assertThat(resolve(single, Map.of()).versions()).hasSize(30);
        assertThat(single.questions().get(single.questions().size() - 1).split(" "))
                .hasSize(1 + 29)
                .contains("a/v1.0.1", "a/v1.0.29");
    }

    @Test
    void asksForNoMoreDatesThanOneRequestMayHave() {
        String[] names =
                IntStream.rangeClosed(1, 1_200)
                        .mapToObj("a/v1.0.%d"::formatted)
                        .toArray(String[]::new);
        FakeSource source = tags(names);

        assertThat(resolve(source, Map.of()).versions()).hasSize(1_200);
        assertThat(source.questions().get(source.questions().size() - 1).split(" "))
                .hasSize(1 + 1_000)
                .contains("a/v1.0.1200")
                .doesNotContain("a/v1.0.200");
    }

    @Test
    void keepsTheHistoryWhereTheHostFails() {
        PluginVersion known = version("a/v1.0.0");
        Map<String, LatestRelease> latest = Map.of("a", latest("a/v1.0.0", Commits.of("a/v1.0.0")));
        FakeSource failing =
                tags("a/v1.0.0", "a/v1.1.0").failingDetails(HOME, SourceException.Kind.UNREACHABLE);

        assertThat(resolve(failing, latest, known).versions()).containsExactly(known);
    }

    @Test
    void keepsNoHistoryWhereTheRegistryHasNone() {
        FakeSource source = tags("a/v1.0.0", "a/v1.1.0").date("a/v1.1.0", DAY);

        ResolutionDetails details =
                new TestResolver(source, NEXT_DAY)
                        .details(ResolveScope.EVERYTHING, Map.of(), plugin("a", "a/*"))
                        .get(0);

        assertThat(details.versions()).isEmpty();
        assertThat(source.questions()).last().isEqualTo("dates a/v1.1.0");
    }
}
