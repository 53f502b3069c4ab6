package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.acknowledging;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.TestResolver;
import io.github.pluginregistry.core.validation.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens where the forge's answer and the published registry disagree. */
class DowngradeGuardTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    private final FakeSource source = new FakeSource();
    private LatestRelease published = published("v2.0.0", Commits.of("v2.0.0"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # published | releases | tags | selection | entry | downgrade | problem
                    v2.0.0 | v2.0.0 v2.1.0 |  | v* | v2.1.0 | false |
                    v2.0.0 | v2.0.0 | v2.0.0~moved | v* | kept | false | \
                        MOVED PERMANENT: the tag v2.0.0 was moved from commit (published) to (moved) after it was published; find out why; if it may be, acknowledge the new commit in registry.yaml:4, or accept it by registry:update -Dregistry.acceptMoved=v2.0.0
                    v2.0.0 | v1.0.0 |  | v* | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 is gone; tell those who use v2.0.0
                    v2.0.0 | v1.0.0 v2.0.0 | v1.0.0 | v* | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 is gone; tell those who use v2.0.0
                    v2.0.0 | v1.0.0 | v1.0.0 v2.0.0 | v* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: the latest version would go back from v2.0.0 to v1.0.0, and the tag of v2.0.0 is still there; ignore v2.0.0 in registry.yaml:4, with a reason, if it is to be withdrawn
                    v2.0.0 | v1.0.0 v2.0.0~flagged |  | v* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: the latest version would go back from v2.0.0 to v1.0.0, and the tag of v2.0.0 is still there; ignore v2.0.0 in registry.yaml:4, with a reason, if it is to be withdrawn
                    v2.0.0 | v1.0.0 v2.0.0 |  | v* ignore v2.0.0 | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: ignored: broken; tell those who use v2.0.0
                    v2.0.0 | v1.0.0 v2.0.0 |  | v* pin v1.0.0 | v1.0.0 | true | \
                        NEWER_AVAILABLE REMARK: pinned to v1.0.0: the newer ones break the host; remove pin from registry.yaml:4 when it is no longer needed && WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: registry.yaml:4 pins it; tell those who use v2.0.0
                    v2.0.0-rc.1 without commit | v1.0.0 v2.0.0-rc.1 |  | v* | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0-rc.1 to v1.0.0: a prerelease by its text; tell those who use v2.0.0-rc.1
                    v2.0.0 without commit | v2.0.0 a/v1.0.0 |  | a/* | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 matches no pattern any more; tell those who use v2.0.0
                    v2.0.0 | zebra/v1.0.0 |  | hammer/* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: no tag matches "hammer/*" among 1 tag of pipe-cd/pipecd; correct tagPattern in registry.yaml:12
                    v2.0.0 | - | v1.0.0~moved | v* tags | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: the tag v2.0.0 is gone; tell those who use v2.0.0
                    v2.0.0 | - | v2.0.0~moved | v* tags | kept | false | \
                        MOVED PERMANENT: the tag v2.0.0 was moved from commit (published) to (moved) after it was published; find out why; if it may be, acknowledge the new commit in registry.yaml:4, or accept it by registry:update -Dregistry.acceptMoved=v2.0.0
                    2.0 without commit | v1.0.0 |  | v* | v1.0.0 | false |
                    2.0 without commit | v1.0.0 |  | v* maven | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from 2.0 to v1.0.0: the tag 2.0 matches no pattern any more; tell those who use 2.0
                    v2.0.0 without tag | v1.0.0 |  | v* | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: no tag spells v2.0.0 any more; tell those who use v2.0.0
                    v2.0.0 without tag | v1.0.0 v2.0.0~flagged |  | v* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: the latest version would go back from v2.0.0 to v1.0.0, and the tag of v2.0.0 is still there; ignore v2.0.0 in registry.yaml:4, with a reason, if it is to be withdrawn
                    v2.0.0 without tag | v1.0.0 v2.0.0 |  | v* ignore v2.0.0 | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: ignored: broken; tell those who use v2.0.0
                    v2.0.0 without tag | v1.0.0 v2.0.0 | v1.0.0 | v* | v1.0.0 | true | \
                        WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: no tag spells v2.0.0 any more; tell those who use v2.0.0
                    v2.0.0 without tag | v1.0.0 | v1.0.0 v2.0.0 v3.0.0 | v* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: the latest version would go back from v2.0.0 to v1.0.0, and the tag of v2.0.0 is still there; ignore v2.0.0 in registry.yaml:4, with a reason, if it is to be withdrawn
                    v2.0.0 without tag | v1.0.0 | v1.0.0 v3.0.0 | v* | v1.0.0 | true | \
                        NEWER_AVAILABLE REMARK: 1 tag is pending, since its release is not published yet: v3.0.0; publish the release, or let tags count by source: tags && WITHDRAWN WARNING: the latest version goes back from v2.0.0 to v1.0.0: no tag spells v2.0.0 any more; tell those who use v2.0.0
                    v2.0.0 without tag | hamer/v1.0.0 |  | hammer/* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: no tag matches "hammer/*" among 1 tag of pipe-cd/pipecd, and 1 matches "hamer/*"; write tagPattern: "hamer/*" in registry.yaml:12, if that is what you meant
                    v2.0.0 without tag |  |  | hammer/* | kept | true | \
                        NEWER_AVAILABLE PERMANENT: pipe-cd/pipecd has no tags; correct tagPattern in registry.yaml:12
                    v2.0.0 without tag |  | zebra/v1.0.0 | hammer/* releases | kept | true | \
                        NEWER_AVAILABLE PERMANENT: no tag matches "hammer/*" among 1 tag of pipe-cd/pipecd; correct tagPattern in registry.yaml:12
                    """)
    void comparesTheTagsWithThePublishedVersion(
            String before,
            @Nullable String releases,
            @Nullable String tags,
            String selection,
            String entry,
            boolean downgrade,
            @Nullable String problems) {
        published = parsePublished(before);
        if (!"-".equals(releases)) {
            source.releases(HOME, parse(releases));
        }
        if (tags != null) {
            source.tags(HOME, parse(tags));
        }

        Resolution resolution = resolve(Notation.selection(selection));

        assertThat(resolution.isDowngrade()).isEqualTo(downgrade);
        if (entry.equals("kept")) {
            assertThat(resolution.entry()).contains(published);
        } else {
            assertThat(resolution.entry().orElseThrow().version()).isEqualTo(entry);
        }
        assertThat(resolution.reasons().stream().map(DowngradeGuardTest::text))
                .containsExactly(problems == null ? new String[0] : problems.split(" && ", -1));
    }

    private static LatestRelease parsePublished(String text) {
        String version = text.replaceFirst(" without .*", "");
        return switch (text.substring(version.length())) {
            case " without tag" -> publishedWithoutTag(version);
            case " without commit" -> published(version, null);
            default -> published(version, Commits.of(version));
        };
    }

    private static Release[] parse(@Nullable String tags) {
        return Notation.tags(tags).toArray(Release[]::new);
    }

    private static String text(ResolutionProblem problem) {
        return "%s %s: %s"
                .formatted(problem.diagnostic().rule(), problem.impact(), problem)
                .replace(Notation.MOVED, "(moved)")
                .replace(Commits.of("v2.0.0"), "(published)");
    }

    @Test
    void aTagThatWasMovedOnPurposeIsTaken() {
        source.releases(HOME, Release.ofTag("v2.0.0")).tags(HOME, tag("v2.0.0", Notation.MOVED));
        VersionSelection acknowledged = acknowledging("v2.0.0", Notation.MOVED, select("v*"));
        assertThat(resolve(acknowledged).entry().orElseThrow().commit()).contains(Notation.MOVED);
        assertThat(reasons(acknowledged)).isEmpty();
    }

    @Test
    void aTagThatWasMovedIsTakenWithAWarningWhereTheRunAcceptsIt() {
        source.releases(HOME, Release.ofTag("v2.0.0")).tags(HOME, tag("v2.0.0", Notation.MOVED));
        LatestReleases accepting =
                new LatestReleases(
                        any -> source,
                        ProgressListener.SILENT,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        ResolveLimits.USUAL,
                        "v2.0.0"::equals);

        Resolution resolution =
                accepting
                        .find(
                                registry(plugin("a", "v*")),
                                Map.of("a", published),
                                ResolveScope.NEEDED)
                        .resolutions()
                        .get(0);

        assertThat(resolution.entry().orElseThrow().commit()).contains(Notation.MOVED);
        assertThat(resolution.reasons())
                .extracting(DowngradeGuardTest::text)
                .containsExactly(
                        "NEWER_AVAILABLE WARNING: the tag v2.0.0 was moved from commit (published) to (moved),"
                                + " which registry.acceptMoved accepts; tell those who have the version from before");
    }

    @Test
    void anAcknowledgementOfAnotherCommitIsNone() {
        source.releases(HOME, Release.ofTag("v2.0.0")).tags(HOME, tag("v2.0.0", Notation.MOVED));
        VersionSelection acknowledged = acknowledging("v2.0.0", "c".repeat(40), select("v*"));
        assertThat(resolve(acknowledged).entry().orElseThrow()).isEqualTo(published);
    }

    @Test
    void whatWasPublishedWithoutACommitGetsOne() {
        published = published("v2.0.0", null);
        source.releases(HOME, Release.ofTag("v2.0.0"));
        assertThat(resolve(select("v*")).entry().orElseThrow().commit())
                .contains(Commits.of("v2.0.0"));
    }

    @Test
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
    void aPublicationInTheFutureIsReportedAndCounts() {
        published = published("v1.0.0", null);
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

    private static LatestRelease published(String version, @Nullable String commit) {
        return new LatestRelease(
                version, HOME + "/releases/tag/" + version, null, version, commit, null);
    }
}
