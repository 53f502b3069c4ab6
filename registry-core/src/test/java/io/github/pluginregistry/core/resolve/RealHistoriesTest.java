package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.asking;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.SourceKind;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.RealTags;
import io.github.pluginregistry.core.testing.TestResolver;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.core.version.VersionScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every plugin of five real repositories, held against a table in {@code
 * src/test/resources/resolve/real-histories.csv} that a reader can check, and the table and the
 * order of all versions against git.
 *
 * <p>Git's version sort is another order than SemVer's. The differences that matter here:
 *
 * <ul>
 *   <li>It sorts by the text before the version, too. So each convention is asked for alone, and
 *       the winners of two are compared without what stands before their versions.
 *   <li>It knows no prereleases, and orders {@code v1.0.0-rc1} above {@code v1.0.0} unless {@code
 *       versionsort.suffix} says otherwise.
 *   <li>It finds the number in {@code beta12}, which to SemVer is a word.
 *   <li>The asterisk of its globs crosses slashes, so that the globs are not our patterns.
 * </ul>
 */
class RealHistoriesTest {

    private static final String TABLE = "/resolve/real-histories.csv";
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?:\\.[0-9]+)*$");

    @ParameterizedTest
    @MethodSource("rows")
    void everyPluginHasTheVersionOfTheTable(Row row) {
        LatestRelease latest = row.account().resolution().entry().orElseThrow();
        assertThat(latest.version()).isEqualTo(row.latest());
        assertThat(latest.prerelease()).isEqualTo(row.prerelease());
    }

    @Test
    void everyTagBelongsToOnePluginBesidesThoseThatAreNoReleases() {
        List<String> unclaimed = new ArrayList<>();
        for (RealTags repository : RealTags.values()) {
            List<Row> rows = rows().filter(row -> row.repository() == repository).toList();
            for (String tag : repository.names()) {
                long owners =
                        rows.stream()
                                .filter(row -> row.selection().version(tag).isPresent())
                                .count();
                assertThat(owners).as(tag).isLessThanOrEqualTo(1);
                if (owners == 0) {
                    unclaimed.add(tag);
                }
            }
        }
        assertThat(unclaimed)
                .containsExactlyInAnyOrder(
                        "0.1.0-rc1",
                        "2.0-alpha-1",
                        "2.0-alpha-2",
                        "kubecon-jp-2025",
                        "kubecon-jp-2025");
    }

    /** The same table, and the order that it rests on, against git. */
    @Nested
    class AgainstGit {

        private static final Map<RealTags, GitOracle> ORACLES = new EnumMap<>(RealTags.class);

        @TempDir private static Path repositories;

        @BeforeAll
        static void buildRepositories() throws Exception {
            assumeTrue(GitOracle.isAvailable(), "there is no git command to ask");
            for (RealTags repository : RealTags.values()) {
                Path directory = repositories.resolve(repository.name());
                ORACLES.put(repository, GitOracle.of(directory, repository.names()));
            }
        }

        @ParameterizedTest
        @MethodSource("io.github.pluginregistry.core.resolve.RealHistoriesTest#rows")
        void gitFindsTheSameStableVersion(Row row, @TempDir Path directory) throws Exception {
            List<String> winners = new ArrayList<>();
            for (String glob : row.globs()) {
                ORACLES.get(row.repository()).highestFirst(glob).stream()
                        .filter(tag -> isStable(tag, glob))
                        .findFirst()
                        .ifPresent(winners::add);
            }
            Map<String, String> byNumbers =
                    winners.stream()
                            .collect(Collectors.toMap(RealHistoriesTest::numbers, tag -> tag));
            Optional<String> highest =
                    GitOracle.of(directory, List.copyOf(byNumbers.keySet()))
                            .highestFirst("*")
                            .stream()
                            .findFirst()
                            .map(byNumbers::get);
            assertThat(row.account().resolution().entry().orElseThrow().tag()).isEqualTo(highest);
        }

        @ParameterizedTest
        @MethodSource("io.github.pluginregistry.core.resolve.RealHistoriesTest#rows")
        void gitPutsAllVersionsOfOneConventionInTheSameOrder(Row row) throws Exception {
            List<TagPattern> patterns = row.selection().tagPatterns();
            for (int i = 0; i < patterns.size(); i++) {
                TagPattern pattern = patterns.get(i);
                assertThat(
                                row.account().candidates().stream()
                                        .filter(candidate -> candidate.pattern().equals(pattern))
                                        .map(candidate -> candidate.release().tag()))
                        .isEqualTo(ORACLES.get(row.repository()).highestFirst(row.globs().get(i)));
            }
        }

        @Test
        void gitPutsPrereleasesAboveTheirVersionUnlessToldOtherwise() throws Exception {
            GitOracle pipecd = ORACLES.get(RealTags.PIPECD);
            assertThat(pipecd.highestFirst("v0.54.0*", "versionsort.suffix=none"))
                    .containsExactly("v0.54.0-rc1", "v0.54.0-rc0", "v0.54.0");
            assertThat(pipecd.highestFirst("v0.54.0*"))
                    .containsExactly("v0.54.0", "v0.54.0-rc1", "v0.54.0-rc0");
        }

        @Test
        void gitFindsNumbersInWordsAndSemVerDoesNot() throws Exception {
            String twoBetas = "git-4.0.0-beta[19]*";
            assertThat(ORACLES.get(RealTags.JENKINS_GIT_PLUGIN).highestFirst(twoBetas))
                    .startsWith("git-4.0.0-beta12")
                    .contains("git-4.0.0-beta9");
            VersionSelection semver = select("git-{version}");
            assertThat(highest(semver, "git-4.0.0-beta12", "git-4.0.0-beta9"))
                    .isEqualTo("4.0.0-beta9");
            assertThat(
                            highest(
                                    under(VersionScheme.MAVEN, semver),
                                    "git-4.0.0-beta12",
                                    "git-4.0.0-beta9"))
                    .isEqualTo("4.0.0-beta12");
        }

        private static boolean isStable(String tag, String glob) {
            return NUMBERS.matcher(tag.substring(glob.indexOf('['))).matches();
        }

        private static String highest(VersionSelection selection, String... tags) {
            List<Release> releases = Stream.of(tags).map(Release::ofTag).toList();
            return VersionChoice.of(selection, TagIndex.ofTags(releases))
                    .candidates()
                    .get(0)
                    .text();
        }
    }

    /** A row of the table. */
    record Row(
            RealTags repository,
            String name,
            VersionSelection selection,
            List<String> globs,
            String latest,
            Optional<String> prerelease) {

        static Row of(String line) {
            List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            List<String> patterns = words(cells.get(3));
            String[] former = patterns.subList(1, patterns.size()).toArray(String[]::new);
            VersionSelection selection = asking(SourceKind.TAGS, select(patterns.get(0), former));
            return new Row(
                    RealTags.valueOf(cells.get(0)),
                    cells.get(1),
                    under(VersionScheme.of(cells.get(2)).orElseThrow(), selection),
                    words(cells.get(4)),
                    cells.get(5),
                    words(cells.get(6)).stream().findFirst());
        }

        private static List<String> words(String cell) {
            return Stream.of(cell.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
        }

        ResolutionDetails account() {
            FakeSource source =
                    new FakeSource().tags(HOME, repository.names().toArray(String[]::new));
            return new TestResolver(source, Instant.EPOCH)
                    .details(ResolveScope.ALL_TAGS, Map.of(), plugin(name, HOME, selection))
                    .get(0);
        }

        @Override
        public String toString() {
            return repository + " " + name;
        }
    }

    static Stream<Row> rows() {
        return readTable().lines().filter(line -> !line.startsWith("#")).skip(1).map(Row::of);
    }

    private static String readTable() {
        try (InputStream table = RealHistoriesTest.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String numbers(String tag) {
        Matcher numbers = NUMBERS.matcher(tag);
        return numbers.find() ? numbers.group() : "";
    }
}
