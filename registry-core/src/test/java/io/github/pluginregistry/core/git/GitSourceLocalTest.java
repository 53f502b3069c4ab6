package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.SampleRepository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitSourceLocalTest {

    private static final Instant TAGGED = Instant.parse("2026-04-02T08:30:00Z");

    @TempDir Path base;

    private final RequestCounter traffic = new RequestCounter();

    @Test
    void readsALightweightTag() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");

            assertThat(tags("a.git"))
                    .containsExactly(
                            Release.ofTag("v1.0.0")
                                    .withCommit(sample.commit())
                                    .publishedAt(SampleRepository.COMMITTED));
        }
    }

    @Test
    void prefersTheCheckoutOverATrackedBareRepository() throws Exception {
        try (SampleRepository tracked = SampleRepository.bare(base.resolve("a"));
                SampleRepository own = SampleRepository.bare(base.resolve("a/.git"))) {
            tracked.lightweight("v9.9.9");
            own.lightweight("v1.0.0");

            assertThat(tags("a")).extracting(Release::tag).containsExactly("v1.0.0");
        }
    }

    @Test
    void reportsABrokenGitFile() throws Exception {
        Files.createDirectories(base.resolve("a"));
        Files.writeString(base.resolve("a/.git"), "gitdir: ../gone\n");

        assertThat(catchThrowableOfType(SourceException.class, () -> tags("a")))
                .hasMessageStartingWith("there is no git repository at ")
                .hasMessageContaining("does not lead to a git directory");
    }

    @Test
    void peelsAnAnnotatedTagWithItsTaggerDate() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.annotated("v1.0.0", TAGGED);

            assertThat(tags("a.git"))
                    .containsExactly(
                            Release.ofTag("v1.0.0")
                                    .withCommit(sample.commit())
                                    .publishedAt(TAGGED));
        }
    }

    @Test
    void peelsATagOfATagToTheCommit() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.tagOfTag("v1.0.0", SampleRepository.COMMITTED, TAGGED);

            assertThat(tags("a.git"))
                    .containsExactly(
                            Release.ofTag("v1.0.0")
                                    .withCommit(sample.commit())
                                    .publishedAt(TAGGED));
        }
    }

    @Test
    void aTagOfAnotherObjectHasNoCommit() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.tagOfTree("docs").annotatedBlob("key", TAGGED);

            assertThat(tags("a.git"))
                    .containsExactlyInAnyOrder(
                            Release.ofTag("docs"), Release.ofTag("key").publishedAt(TAGGED));
        }
    }

    @Test
    void keepsSlashesInTagsAndIgnoresBranches() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.branch("v9.9.9").lightweight("plugins/wait/v0.1.1");

            assertThat(tags("a.git"))
                    .extracting(Release::tag)
                    .containsExactly("plugins/wait/v0.1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[core",
                "[core]\nrepositoryformatversion = many",
                "[core]\nrepositoryformatversion = 99",
                "[extensions]\nrefstorage = nowhere\n[core]\nrepositoryformatversion = 1"
            })
    @Fault("a local repository with a broken configuration")
    void reportsABrokenConfiguration(String config) throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
        }
        Files.writeString(base.resolve("a.git/config"), config);

        assertUnusable("the tags of the git repository at " + base.resolve("a.git"));
    }

    @Test
    @Fault("a local repository with a huge configuration")
    void rejectsAHugeConfiguration() throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
        }
        try (RandomAccessFile config =
                new RandomAccessFile(base.resolve("a.git/config").toFile(), "rw")) {
            config.setLength(3L << 30);
        }

        assertUnusable("the configuration of the git repository at ");
    }

    @Test
    @Fault("a local repository with a huge tag")
    void rejectsAHugeTag() throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.annotated("v1.0.0", TAGGED);

            assertThatThrownBy(
                            () ->
                                    new LocalTags(
                                                    base,
                                                    RepositoryUrl.of("a.git"),
                                                    new LocalLimits(1000, 100))
                                            .list())
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("the tag v1.0.0 of the git repository at ")
                    .hasMessageContaining(" bytes, and no more than 100 are read;");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Fault("a local repository with millions of tags")
    void rejectsTooManyTags(boolean packed) throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0").lightweight("v1.1.0").lightweight("v1.2.0");
            if (packed) {
                Files.writeString(
                        base.resolve("a.git/packed-refs"),
                        "%1$s refs/tags/a%n%1$s refs/tags/b%n%1$s refs/tags/c%n"
                                .formatted(sample.commit()));
                try (Stream<Path> loose = Files.list(base.resolve("a.git/refs/tags"))) {
                    for (Path tag : loose.toList()) {
                        Files.delete(tag);
                    }
                }
            }
        }

        assertThatThrownBy(
                        () ->
                                new LocalTags(
                                                base,
                                                RepositoryUrl.of("a.git"),
                                                new LocalLimits(2, 1 << 20))
                                        .list())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(" has more than 2 tags, which are not read;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config",
                "packed-refs",
                "shallow",
                "objects/info/alternates",
                "reftable/tables.list",
                "refs/tags/v2.0.0"
            })
    @Fault("a local repository with links to other files")
    void rejectsLinksOutOfABareRepository(String file) throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
        }
        Path secret = Files.writeString(base.resolve("settings.xml"), "s3cret");
        Path link = base.resolve("a.git").resolve(file);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, secret);

        assertThat(catchThrowableOfType(SourceException.class, () -> tags("a.git")))
                .hasMessageContaining(link + " is a symbolic link")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void rejectsLinkLoops() throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
        }
        Path link = base.resolve("a.git/refs/tags/again");
        Files.createSymbolicLink(link, Path.of(".."));

        assertThat(catchThrowableOfType(SourceException.class, () -> tags("a.git")))
                .hasMessageContaining(link + " is a symbolic link");
    }

    @Test
    void rejectsAlternatesWithLinks() throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"));
                SampleRepository lender = SampleRepository.bare(base.resolve("b.git"))) {
            sample.lightweight("v1.0.0");
            lender.lightweight("v1.0.0");
        }
        Files.createDirectories(base.resolve("a.git/objects/info"));
        Files.writeString(
                base.resolve("a.git/objects/info/alternates"),
                base.resolve("b.git/objects") + "\n");
        assertThat(tags("a.git")).hasSize(1);
        Path link = base.resolve("b.git/config");
        Files.delete(link);
        Files.createSymbolicLink(link, Files.writeString(base.resolve("other"), "s3cret"));

        assertThat(catchThrowableOfType(SourceException.class, () -> tags("a.git")))
                .hasMessageContaining(link + " is a symbolic link");
    }

    @Test
    void rejectsIncludesOfABareRepository() throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
        }
        Files.writeString(base.resolve("a.git/config"), "[core]\nbare = true\n[Include] path=x\n");

        assertThat(catchThrowableOfType(SourceException.class, () -> tags("a.git")))
                .hasMessageContaining("config includes another file");
    }

    @Test
    void allowsLinksBelowDotGit() throws Exception {
        try (SampleRepository sample = SampleRepository.withWorkTree(base.resolve("a"))) {
            sample.lightweight("v1.0.0");
        }
        Path config = base.resolve("a/.git/config");
        Files.move(config, base.resolve("shared"));
        Files.createSymbolicLink(config, base.resolve("shared"));

        assertThat(tags("a")).hasSize(1);
    }

    private void assertUnusable(String message) {
        assertThatThrownBy(() -> tags("a.git"))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure ->
                                assertThat(failure.kind()).isEqualTo(SourceException.Kind.UNUSABLE))
                .hasMessageStartingWith(message);
    }

    @Test
    void readsARepositoryWithoutTags() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            assertThat(sample.commit()).isNotEmpty();
            assertThat(tags("a.git")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # address      where the repository is
                    plugins      , plugins
                    ./plugins    , plugins
                    plugins/.git , plugins
                    sub/../other , other
                    .            , .
                    """)
    void findsARepositoryWithAWorkingTree(String address, String directory) throws SourceException {
        try (SampleRepository sample = SampleRepository.withWorkTree(base.resolve(directory))) {
            sample.lightweight("v1.0.0");

            assertThat(tags(address)).hasSize(1);
        }
    }

    @Test
    void findsARepositoryByItsAbsolutePath() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");

            assertThat(tags(base.resolve("a.git").toString())).hasSize(1);
        }
    }

    @Test
    void findsARepositoryByItsFileUrlWithEscapes() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a b.git"))) {
            sample.lightweight("v1.0.0");
            URI url = base.resolve("a b.git").toUri();

            assertThat(url.toString()).contains("a%20b");
            assertThat(tags("file://" + url.getRawPath())).hasSize(1);
        }
    }

    @Test
    void findsTheRepositoryThatALinkedWorkingTreeBelongsTo() throws Exception {
        try (SampleRepository sample = SampleRepository.withWorkTree(base.resolve("main"))) {
            sample.lightweight("v1.0.0");
            Path linked = Files.createDirectories(base.resolve("linked"));
            Path gitDir = Files.createDirectories(base.resolve("main/.git/worktrees/linked"));
            Files.writeString(gitDir.resolve("commondir"), "../..\n");
            Files.writeString(gitDir.resolve("HEAD"), "ref: refs/heads/main\n");
            Files.writeString(gitDir.resolve("gitdir"), linked.resolve(".git") + "\n");
            Files.writeString(linked.resolve(".git"), "gitdir: " + gitDir + "\n");

            assertThat(tags("linked")).extracting(Release::tag).containsExactly("v1.0.0");
        }
    }

    @Test
    void rejectsASubdirectoryOfARepository() throws IOException {
        try (SampleRepository sample = SampleRepository.withWorkTree(base.resolve("plugins"))) {
            sample.lightweight("v1.0.0");
            Files.createDirectories(base.resolve("plugins/wait"));

            assertThat(failure("plugins/./wait").kind()).isEqualTo(Kind.NOT_FOUND);
        }
    }

    @Test
    void namesThePathOfAMissingRepository() {
        SourceException failure = failure("../nowhere");

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure)
                .hasMessageStartingWith(
                        "there is no git repository at %s, which is \"../nowhere\" relative to %s;",
                        base.resolveSibling("nowhere"), base);
        assertThat(failure.remedy()).startsWith("correct the path");
    }

    @Test
    void describesAnAbsolutePathAsSuch() {
        assertThat(failure(base.resolve("nowhere").toString()))
                .hasMessageStartingWith(
                        "there is no git repository at %s;", base.resolve("nowhere"));
    }

    @Test
    void suggestsGitHubForAnOwnerAndAName() {
        assertThat(failure("pipe-cd/pipecd").remedy())
                .startsWith("write https://github.com/pipe-cd/pipecd ");
    }

    @Test
    void rejectsAFileUrlWithAHost() {
        SourceException failure = failure("file://server/plugins.git");

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure).hasMessageStartingWith("\"file://server/plugins.git\" is no path");
        assertThat(failure.remedy()).contains("file:///");
    }

    @Test
    void failsIfOneTagIsUnreadable() {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0").broken("v2.0.0");

            SourceException failure = failure("a.git");
            assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(failure)
                    .hasMessageStartingWith(
                            "the tags of the git repository at %s cannot be read",
                            base.resolve("a.git"));
        }
    }

    @Test
    void sendsNoRequest() throws SourceException {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
            tags("a.git");

            assertThat(traffic.requests()).isZero();
        }
    }

    @Test
    void doesNotReadUserAndSystemConfiguration() throws SourceException {
        SystemReader before = SystemReader.getInstance();
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");
            SystemReader.setInstance(new UntouchableConfiguration());

            assertThat(tags("a.git")).hasSize(1);
        } finally {
            SystemReader.setInstance(before);
        }
    }

    private List<Release> tags(String address) throws SourceException {
        return source().tags(RepositoryUrl.of(address), Set.of("")).tags();
    }

    private SourceException failure(String address) {
        return catchThrowableOfType(SourceException.class, () -> tags(address));
    }

    private GitSource source() {
        return new GitSource(base, traffic, base);
    }
}
