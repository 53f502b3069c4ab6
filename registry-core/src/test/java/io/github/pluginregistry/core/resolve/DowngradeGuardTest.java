package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.ignoring;
import static io.github.pluginregistry.core.testing.Definitions.pinnedTo;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.TestResolver;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.VersionScheme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens where the forge's answer and the published registry disagree. */
class DowngradeGuardTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final String MOVED = "b".repeat(40);

    private final FakeSource source = new FakeSource();
    private LatestRelease published = published("v2.0.0", Optional.of(Commits.of("v2.0.0")));

    @Test
    void aHigherVersionIsTakenWithoutAWord() {
        source.releases(HOME, Release.ofTag("v2.0.0"), Release.ofTag("v2.1.0"));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v2.1.0");
        assertThat(reasons(select("v*"))).isEmpty();
    }

    @Test
    void aTagThatWasMovedIsLastingTroubleAndKeepsWhatIsPublished() {
        source.releases(HOME, Release.ofTag("v2.0.0")).tags(HOME, tag("v2.0.0", MOVED));
        assertThat(resolve(select("v*")).entry().orElseThrow()).isEqualTo(published);
        assertThat(resolve(select("v*")).isDowngrade()).isFalse();
        assertThat(reasons(select("v*")))
                .containsExactly(
                        new ResolutionProblem(
                                Rule.MOVED,
                                Impact.PERMANENT,
                                "the tag v2.0.0 was moved from commit %s to %s after it was published"
                                        .formatted(Commits.of("v2.0.0"), MOVED),
                                "find out why; if it may be, acknowledge the new commit in registry.yaml:4,"
                                        + " or accept it by registry:update -Dregistry.acceptMoved=v2.0.0"));
    }

    @Test
    void aTagThatWasMovedOnPurposeIsTaken() {
        source.releases(HOME, Release.ofTag("v2.0.0")).tags(HOME, tag("v2.0.0", MOVED));
        VersionSelection acknowledged = acknowledging("v2.0.0", MOVED, select("v*"));
        assertThat(resolve(acknowledged).entry().orElseThrow().commit()).contains(MOVED);
        assertThat(reasons(acknowledged)).isEmpty();
    }

    @Test
    void anAcknowledgementOfAnotherCommitIsNone() {
        source.releases(HOME, Release.ofTag("v2.0.0")).tags(HOME, tag("v2.0.0", MOVED));
        VersionSelection acknowledged = acknowledging("v2.0.0", "c".repeat(40), select("v*"));
        assertThat(resolve(acknowledged).entry().orElseThrow()).isEqualTo(published);
    }

    @Test
    void whatWasPublishedWithoutACommitGetsOne() {
        published = published("v2.0.0", Optional.empty());
        source.releases(HOME, Release.ofTag("v2.0.0"));
        assertThat(resolve(select("v*")).entry().orElseThrow().commit())
                .contains(Commits.of("v2.0.0"));
    }

    @Test
    void aVersionWhoseTagIsGoneIsTakenBackLoudly() {
        source.releases(HOME, Release.ofTag("v1.0.0"));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(resolve(select("v*")).isDowngrade()).isTrue();
        assertThat(reasons(select("v*")))
                .containsExactly(
                        new ResolutionProblem(
                                Rule.WITHDRAWN,
                                Impact.WARNING,
                                "the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 is"
                                        + " gone",
                                "tell those who use v2.0.0"));
    }

    @Test
    @Fault("a version that was edited by hand")
    void aVersionThatIsNotTheOneOfItsTagHoldsNothingBack() {
        source.releases(HOME, Release.ofTag("v2.0.0"));
        published = edited("v9.9.9", "v2.0.0");
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v2.0.0");
        assertThat(resolve(select("v*")).isDowngrade()).isFalse();
        assertThat(reasons(select("v*"))).isEmpty();

        published = edited("v2.0.0", "v9.9.9");
        assertThat(resolve(select("v*")).entry().orElseThrow().tag()).contains("v2.0.0");
        assertThat(reasons(select("v*"))).isEmpty();
    }

    private static LatestRelease edited(String version, String tag) {
        return new LatestRelease(
                version, "https://github.com/pipe-cd/pipecd", null, tag, null, null);
    }

    @Test
    void aReleaseWhoseTagIsGoneDoesNotCount() {
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0"))
                .tags(HOME, tag("v1.0.0", Commits.of("v1.0.0")));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(reasons(select("v*")))
                .extracting(ResolutionProblem::problem)
                .containsExactly(
                        "the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 is gone");
    }

    @Test
    void aReleaseThatWasDeletedWhileItsTagIsThereIsNotTakenBack() {
        source.releases(HOME, Release.ofTag("v1.0.0"))
                .tags(
                        HOME,
                        tag("v1.0.0", Commits.of("v1.0.0")),
                        tag("v2.0.0", Commits.of("v2.0.0")));
        assertThat(resolve(select("v*")).entry().orElseThrow()).isEqualTo(published);
        assertThat(reasons(select("v*")))
                .containsExactly(
                        new ResolutionProblem(
                                Impact.PERMANENT,
                                "the latest version would go back from v2.0.0 to v1.0.0, and the tag of"
                                        + " v2.0.0 is still there",
                                "ignore v2.0.0 in registry.yaml:4, with a reason, if it is to be"
                                        + " withdrawn"));
    }

    @Test
    void aReleaseThatTheForgeFlagsLaterIsNotTakenBack() {
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0").flaggedPrerelease());
        assertThat(resolve(select("v*")).entry().orElseThrow()).isEqualTo(published);
        assertThat(resolve(select("v*")).isDowngrade()).isTrue();
    }

    @Test
    void anIgnoredVersionIsTakenBackLoudly() {
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0"));
        VersionSelection ignoring = ignoring("v2.0.0", select("v*"));
        assertThat(resolve(ignoring).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(reasons(ignoring))
                .extracting(ResolutionProblem::problem)
                .containsExactly(
                        "the latest version goes back from v2.0.0 to v1.0.0: ignored: broken");
    }

    @Test
    void aLowerVersionThatIsPinnedIsTakenLoudly() {
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0"));
        VersionSelection pinned = pinnedTo("v1.0.0", select("v*"));
        assertThat(resolve(pinned).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(reasons(pinned))
                .extracting(ResolutionProblem::problem)
                .contains(
                        "the latest version goes back from v2.0.0 to v1.0.0: registry.yaml:4 pins it");
    }

    @Test
    void aPrereleaseThatTheDefinitionWantsNoMoreIsTakenBack() {
        published = published("v2.0.0-rc.1", Optional.empty());
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0-rc.1"));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
    }

    @Test
    void aVersionThatThePatternCoversNoMoreIsTakenBack() {
        published = published("v2.0.0", Optional.empty());
        source.releases(HOME, Release.ofTag("v2.0.0"), Release.ofTag("a/v1.0.0"));
        assertThat(resolve(select("a/*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(reasons(select("a/*")))
                .extracting(ResolutionProblem::problem)
                .containsExactly(
                        "the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 matches no"
                                + " pattern any more");
    }

    @Test
    void anEntryWithoutATagIsLookedForByItsVersion() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME, Release.ofTag("v1.0.0"));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(reasons(select("v*")))
                .extracting(ResolutionProblem::problem)
                .containsExactly(
                        "the latest version goes back from v2.0.0 to v1.0.0: no tag spells v2.0.0 any"
                                + " more");
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0").flaggedPrerelease());
        assertThat(resolve(select("v*")).entry().orElseThrow()).isEqualTo(published);
    }

    @Test
    @Fault("a published version without a tag")
    void anEntryWithoutATagThatNobodyTaggedIsTakenBack() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME, Release.ofTag("zebra/v1.0.0"));
        assertThat(resolve(select("hammer/*")).entry().orElseThrow())
                .isEqualTo(LatestRelease.unknown(HOME));
        assertThat(resolve(select("hammer/*")).isDowngrade()).isTrue();
        assertThat(reasons(select("hammer/*")))
                .containsExactly(
                        new ResolutionProblem(
                                Rule.WITHDRAWN,
                                Impact.WARNING,
                                "v2.0.0 is published, but no tag has it: no tag matches \"hammer/*\""
                                        + " among 1 tag of pipe-cd/pipecd",
                                "tell those who use v2.0.0"));
    }

    @Test
    void anEntryWithoutATagIsKeptWhereItsPatternMayBeMisspelt() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME, Release.ofTag("hamer/v1.0.0"));
        assertThat(resolve(select("hammer/*")).entry().orElseThrow()).isEqualTo(published);
    }

    @Test
    void anEntryWithoutATagIsKeptWhereNothingIsListed() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME);
        assertThat(resolve(select("hammer/*")).entry().orElseThrow()).isEqualTo(published);
        source.tags(HOME, "zebra/v1.0.0");
        VersionSelection releases = asking(SourceKind.RELEASES, select("hammer/*"));
        assertThat(resolve(releases).entry().orElseThrow()).isEqualTo(published);
    }

    @Test
    void anEntryWithATagIsKeptWhereItsPatternMatchesNoMore() {
        source.releases(HOME, Release.ofTag("zebra/v1.0.0"));
        assertThat(resolve(select("hammer/*")).entry().orElseThrow()).isEqualTo(published);
    }

    @Test
    void anEntryWithoutATagIsKeptWhereOnlyItsReleaseWasDeleted() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME, Release.ofTag("v1.0.0")).tags(HOME, "v1.0.0", "v2.0.0", "v3.0.0");
        assertThat(resolve(select("v*")).entry().orElseThrow()).isEqualTo(published);
        source.tags(HOME, "v1.0.0", "v3.0.0");
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
    }

    @Test
    void anEntryWithoutATagIsTakenBackWhereItsVersionIsIgnored() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0"));
        VersionSelection ignoring = ignoring("v2.0.0", select("v*"));
        assertThat(resolve(ignoring).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(reasons(ignoring))
                .extracting(ResolutionProblem::problem)
                .containsExactly(
                        "the latest version goes back from v2.0.0 to v1.0.0: ignored: broken");
    }

    @Test
    void anEntryWithoutATagIsTakenBackWhereItsReleaseLostTheTag() {
        published = publishedWithoutTag("v2.0.0");
        source.releases(HOME, Release.ofTag("v1.0.0"), Release.ofTag("v2.0.0"))
                .tags(HOME, "v1.0.0");
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
    }

    @Test
    void versionsOfAnotherSchemeAreNotCompared() {
        published = published("2.0", Optional.empty());
        source.releases(HOME, Release.ofTag("v1.0.0"));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(resolve(under(VersionScheme.MAVEN, select("v*"))).isDowngrade()).isTrue();
    }

    @Test
    void aPublicationInTheFutureIsReportedAndCounts() {
        published = published("v1.0.0", Optional.empty());
        source.releases(HOME, Release.ofTag("v2.0.0").publishedAt(NOW.plusSeconds(3600)));
        assertThat(resolve(select("v*")).entry().orElseThrow().version()).isEqualTo("v2.0.0");
        assertThat(reasons(select("v*")))
                .containsExactly(
                        new ResolutionProblem(
                                Impact.WARNING,
                                "v2.0.0 was released at 2026-11-20T07:00:00Z, which lies in the future",
                                "check the date of the tag v2.0.0, and the clock of this machine"));
    }

    @Test
    void clocksMayDifferALittle() {
        source.releases(HOME, Release.ofTag("v2.0.0").publishedAt(NOW.plusSeconds(60)));
        assertThat(reasons(select("v*"))).isEmpty();
    }

    @Test
    void tagsAloneAreGuardedToo() {
        source.tags(HOME, tag("v1.0.0", MOVED));
        VersionSelection tags = asking(SourceKind.TAGS, select("v*"));
        assertThat(resolve(tags).entry().orElseThrow().version()).isEqualTo("v1.0.0");
        assertThat(resolve(tags).isDowngrade()).isTrue();
        source.tags(HOME, tag("v2.0.0", MOVED));
        assertThat(resolve(tags).entry().orElseThrow()).isEqualTo(published);
    }

    /** As decided with all tags at hand. */
    private Resolution resolve(VersionSelection selection) {
        return new TestResolver(source, NOW)
                .details(
                        ResolveScope.ALL_TAGS, Map.of("a", published), plugin("a", HOME, selection))
                .get(0)
                .resolution();
    }

    private List<ResolutionProblem> reasons(VersionSelection selection) {
        return resolve(selection)
                .fold(
                        resolved -> resolved.remarks(),
                        kept -> List.of(kept.reason()),
                        unreleased -> List.of(unreleased.reason()),
                        unresolved -> List.of(unresolved.reason()));
    }

    private static Release tag(String name, String commit) {
        return Release.ofTag(name).withCommit(commit);
    }

    private static LatestRelease publishedWithoutTag(String version) {
        return new LatestRelease(version, HOME, null, null, null, null);
    }

    private static LatestRelease published(String version, Optional<String> commit) {
        return new LatestRelease(
                version,
                HOME + "/releases/tag/" + version,
                null,
                version,
                commit.orElse(null),
                null);
    }
}
