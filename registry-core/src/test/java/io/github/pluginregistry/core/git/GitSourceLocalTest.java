package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.SampleRepository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories on this machine. */
class GitSourceLocalTest {

    private static final Instant TAGGED = Instant.parse("2026-04-02T08:30:00Z");

    @TempDir private Path base;

    private final RequestCounter traffic = new RequestCounter();
    private SampleRepository sample;
    private Path git;

    @BeforeEach
    void makeARepository() {
        git = base.resolve("a.git");
        sample = SampleRepository.bare(git).lightweight("v1.0.0");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void readsALightweightTagWithoutARequest() throws SourceException {
        assertThat(tags("a.git"))
                .containsExactly(
                        Release.ofTag("v1.0.0")
                                .withCommit(sample.commit())
                                .publishedAt(SampleRepository.COMMITTED));
        assertThat(traffic.requests()).isZero();
    }

    @Test
    void peelsAnnotatedTagsToTheCommitWithTheirOwnDate() throws SourceException {
        sample.annotated("v1.1.0", TAGGED)
                .tagOfTag("v1.2.0", SampleRepository.COMMITTED, TAGGED)
                .tagOfTree("docs")
                .annotatedBlob("key", TAGGED);

        assertThat(tags("a.git"))
                .contains(
                        Release.ofTag("v1.1.0").withCommit(sample.commit()).publishedAt(TAGGED),
                        Release.ofTag("v1.2.0").withCommit(sample.commit()).publishedAt(TAGGED),
                        Release.ofTag("docs"),
                        Release.ofTag("key").publishedAt(TAGGED))
                .hasSize(5);
    }

    @Test
    void keepsSlashesInTagsAndIgnoresBranches() throws SourceException {
        sample.branch("v9.9.9").lightweight("plugins/wait/v0.1.1");

        assertThat(tags("a.git"))
                .extracting(Release::tag)
                .containsExactlyInAnyOrder("v1.0.0", "plugins/wait/v0.1.1");
    }

    @Test
    void readsARepositoryWithoutTags() throws SourceException {
        SampleRepository.bare(base.resolve("b.git")).close();

        assertThat(tags("b.git")).isEmpty();
    }

    @Test
    void prefersTheCheckoutOverATrackedBareRepository() throws Exception {
        SampleRepository.bare(base.resolve("a")).lightweight("v9.9.9").close();
        SampleRepository.bare(base.resolve("a/.git")).lightweight("v1.0.0").close();

        assertThat(tags("a")).extracting(Release::tag).containsExactly("v1.0.0");
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
        SampleRepository.withWorkTree(base.resolve(directory)).lightweight("v1.0.0").close();

        assertThat(tags(address)).hasSize(1);
    }

    @Test
    void findsARepositoryByItsAbsolutePathAndItsFileUrl() throws SourceException {
        SampleRepository.bare(base.resolve("a b.git")).lightweight("v1.0.0").close();
        URI url = base.resolve("a b.git").toUri();

        assertThat(url.toString()).contains("a%20b");
        assertThat(tags("file://" + url.getRawPath())).hasSize(1);
        assertThat(tags(git.toUri().toString())).hasSize(1);
        assertThat(tags(git.toString())).hasSize(1);
    }

    @Test
    void findsTheRepositoryThatALinkedWorkingTreeBelongsTo() throws Exception {
        SampleRepository.withWorkTree(base.resolve("main")).lightweight("v1.0.0").close();
        Path linked = Files.createDirectories(base.resolve("linked"));
        Path inside = Files.createDirectories(base.resolve("main/.git/worktrees/linked"));
        Files.writeString(inside.resolve("commondir"), "../..\n");
        Files.writeString(inside.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(inside.resolve("gitdir"), linked.resolve(".git") + "\n");
        Files.writeString(linked.resolve(".git"), "gitdir: " + inside + "\n");

        assertThat(tags("linked")).extracting(Release::tag).containsExactly("v1.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plugins/./wait            | NOT_FOUND | there is no git repository at DIR/plugins/wait
                    ../nowhere                | NOT_FOUND | there is no git repository at DIR/../nowhere, which is "../nowhere" relative to DIR; correct the path
                    DIR/nowhere               | NOT_FOUND | there is no git repository at DIR/nowhere; correct the path
                    pipe-cd/pipecd            | NOT_FOUND | there is no git repository at DIR/pipe-cd/pipecd, which is "pipe-cd/pipecd" relative to DIR; write https://github.com/pipe-cd/pipecd if
                    broken                    | NOT_FOUND | there is no git repository at DIR/broken: its .git does not lead to a git directory
                    file://server/plugins.git | UNUSABLE  | "file://server/plugins.git" is no path on this machine
                    """)
    void describesAnAddressWithoutARepository(String address, Kind kind, String message)
            throws IOException {
        SampleRepository.withWorkTree(base.resolve("plugins")).close();
        Files.createDirectories(base.resolve("plugins/wait"));
        Files.createDirectories(base.resolve("broken"));
        Files.writeString(base.resolve("broken/.git"), "gitdir: ../gone\n");

        SourceException failure = failure(address.replace("DIR", base.toString()));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure)
                .hasMessageStartingWith(
                        message.replace("DIR/../nowhere", base.resolveSibling("nowhere").toString())
                                .replace("DIR", base.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[core",
                "[core]\nrepositoryformatversion = many",
                "[core]\nrepositoryformatversion = 99",
                "[extensions]\nrefstorage = nowhere\n[core]\nrepositoryformatversion = 1"
            })
    void reportsABrokenConfiguration(String config) throws Exception {
        Files.writeString(git.resolve("config"), config);

        assertUnusable("the tags of the git repository at " + git);
    }

    @Test
    void failsIfOneTagIsUnreadable() {
        sample.broken("v2.0.0");

        assertUnusable("the tags of the git repository at %s cannot be read".formatted(git));
    }

    @Test
    void rejectsAHugeConfiguration() throws Exception {
        try (RandomAccessFile config = new RandomAccessFile(git.resolve("config").toFile(), "rw")) {
            config.setLength(3L << 30);
        }

        assertUnusable("the configuration of the git repository at ");
    }

    @Test
    void rejectsAHugeTag() {
        SampleRepository.bare(base.resolve("b.git")).annotated("v1.0.0", TAGGED).close();

        assertThatThrownBy(() -> tagsWithin("b.git", new LocalLimits(1000, 100)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the tag v1.0.0 of the git repository at ")
                .hasMessageContaining(" bytes, and no more than 100 are read;");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rejectsTooManyTags(boolean packed) throws Exception {
        if (packed) {
            Files.writeString(
                    git.resolve("packed-refs"),
                    "%1$s refs/tags/a%n%1$s refs/tags/b%n%1$s refs/tags/c%n"
                            .formatted(sample.commit()));
            Files.delete(git.resolve("refs/tags/v1.0.0"));
        } else {
            sample.lightweight("v1.1.0").lightweight("v1.2.0");
        }

        assertThatThrownBy(() -> tagsWithin("a.git", new LocalLimits(2, 1 << 20)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(" has more than 2 tags, which are not read;");
    }

    @ParameterizedTest
    @CsvSource({
        "config, settings.xml",
        "packed-refs, settings.xml",
        "shallow, settings.xml",
        "objects/info/alternates, settings.xml",
        "reftable/tables.list, settings.xml",
        "refs/tags/v2.0.0, settings.xml",
        "refs/tags/again, a.git/refs"
    })
    void rejectsLinksOutOfABareRepository(String file, String target) throws Exception {
        Files.writeString(base.resolve("settings.xml"), "s3cret");

        assertThat(failureWithLink(git.resolve(file), base.resolve(target)))
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void rejectsAlternatesWithLinks() throws Exception {
        SampleRepository.bare(base.resolve("b.git")).lightweight("v1.0.0").close();
        Files.createDirectories(git.resolve("objects/info"));
        Files.writeString(
                git.resolve("objects/info/alternates"), base.resolve("b.git/objects") + "\n");
        assertThat(tags("a.git")).hasSize(1);

        failureWithLink(
                base.resolve("b.git/config"), Files.writeString(base.resolve("other"), "s3cret"));
    }

    private SourceException failureWithLink(Path link, Path target) throws IOException {
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
        SourceException failure = failure("a.git");
        assertThat(failure).hasMessageContaining(link + " is a symbolic link");
        return failure;
    }

    @Test
    void rejectsIncludesOfABareRepository() throws Exception {
        Files.writeString(git.resolve("config"), "[core]\nbare = true\n[Include] path=x\n");

        assertThat(failure("a.git")).hasMessageContaining("config includes another file");
    }

    @Test
    void allowsLinksBelowDotGit() throws Exception {
        SampleRepository.withWorkTree(base.resolve("a")).lightweight("v1.0.0").close();
        Path config = base.resolve("a/.git/config");
        Files.move(config, base.resolve("shared"));
        Files.createSymbolicLink(config, base.resolve("shared"));

        assertThat(tags("a")).hasSize(1);
    }

    @Test
    void doesNotReadUserAndSystemConfiguration() throws SourceException {
        SystemReader before = SystemReader.getInstance();
        try {
            SystemReader.setInstance(new UntouchableConfiguration());

            assertThat(tags("a.git")).hasSize(1);
        } finally {
            SystemReader.setInstance(before);
        }
    }

    private void assertUnusable(String message) {
        SourceException failure = failure("a.git");
        assertThat(failure).hasMessageStartingWith(message);
        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
    }

    private List<Release> tags(String address) throws SourceException {
        return new GitSource(base, traffic, base)
                .tags(RepositoryUrl.of(address), Set.of(""))
                .tags();
    }

    private List<Release> tagsWithin(String address, LocalLimits limits) throws SourceException {
        return new LocalTags(base, RepositoryUrl.of(address), limits).list();
    }

    private SourceException failure(String address) {
        return catchThrowableOfType(SourceException.class, () -> tags(address));
    }
}
