package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PushOutcome.Outcome;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.SampleRepository;
import io.github.pluginregistry.core.testing.WebStub;
import io.github.pluginregistry.core.testing.WebStub.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRemoteTest {

    @TempDir private Path base;

    private SampleRepository theirs;
    private SampleRepository ours;

    @BeforeEach
    void makeTwoRepositories() {
        theirs = SampleRepository.bare(base.resolve("theirs.git")).branch("other");
        ours = SampleRepository.bare(base.resolve("ours.git"));
    }

    @AfterEach
    void close() {
        theirs.close();
        ours.close();
    }

    @Test
    void listsBranchesAndTheDefaultBranch() throws Exception {
        theirs.repository().updateRef("HEAD").link("refs/heads/main");

        Branches branches = local().fetch(directory(), 0, any -> List.of());

        assertThat(branches.tips()).containsOnlyKeys("main", "other");
        assertThat(branches.tip("main")).contains(theirs.commit());
        assertThat(branches.defaultBranch()).contains("main");
    }

    @Test
    void movesABranchFromTheExpectedCommit() throws Exception {
        PushOutcome answer =
                local().push(
                                directory(),
                                "refs/heads/new",
                                ours.commit(),
                                GitRemote.NO_COMMIT,
                                List.of());

        assertThat(answer).isEqualTo(new PushOutcome(Outcome.DONE, ""));
        assertThat(theirs.repository().resolve("refs/heads/new"))
                .isEqualTo(ObjectId.fromString(ours.commit()));
    }

    @Test
    void rejectsAPushFromAnUnexpectedCommit() throws Exception {
        assertThat(
                        local().push(
                                        directory(),
                                        "refs/heads/other",
                                        GitRemote.NO_COMMIT,
                                        "0123456789012345678901234567890123456789",
                                        List.of())
                                .outcome())
                .isEqualTo(Outcome.BRANCH_MOVED);
    }

    @Test
    void deletesABranch() throws Exception {
        local().push(
                        directory(),
                        "refs/heads/other",
                        GitRemote.NO_COMMIT,
                        theirs.commit(),
                        List.of());

        assertThat(theirs.repository().resolve("refs/heads/other")).isNull();
    }

    @Test
    void pushesOverSshWithTheUsersKey() throws Exception {
        Path home = base.resolve("home");
        try (GitSshServer server = new GitSshServer().repository("/a/b", theirs)) {
            server.welcome(home).introduceTo(home);
            GitRemote remote = remote(server.url("/a/b"), GitTimeouts.STANDARD, home);

            Branches branches = remote.fetch(directory(), 0, any -> List.of());
            PushOutcome answer =
                    remote.push(
                            directory(),
                            "refs/heads/main",
                            GitRemote.NO_COMMIT,
                            branches.tip("main").orElseThrow(),
                            List.of());

            assertThat(answer.outcome()).isEqualTo(Outcome.DONE);
            assertThat(server.commands()).anyMatch(it -> it.startsWith("git-receive-pack '/a/b'"));
        }
    }

    @Test
    void reportsARejectedKey() throws Exception {
        Path home = base.resolve("home");
        try (GitSshServer server = new GitSshServer().repository("/a/b", theirs)) {
            server.introduceTo(home);

            assertThatThrownBy(
                            () ->
                                    remote(server.url("/a/b"), GitTimeouts.STANDARD, home)
                                            .push(
                                                    directory(),
                                                    "refs/heads/main",
                                                    GitRemote.NO_COMMIT,
                                                    theirs.commit(),
                                                    List.of()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("accepts no key of this user");
        }
    }

    @Test
    void reportsAMissingRepository() {
        assertThatThrownBy(
                        () ->
                                remote("gone.git", GitTimeouts.STANDARD, base)
                                        .fetch(directory(), 0, any -> List.of()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("there is no git repository at " + base.resolve("gone.git"));
    }

    @Test
    void timesOut() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (WebStub server = WebStub.answering(request -> await(end))) {
            GitTimeouts brief = new GitTimeouts(Duration.ofSeconds(20), Duration.ofMillis(200));

            assertThatThrownBy(
                            () ->
                                    remote(server.url() + "/a/b", brief, base)
                                            .push(
                                                    directory(),
                                                    "refs/heads/main",
                                                    GitRemote.NO_COMMIT,
                                                    GitRemote.NO_COMMIT,
                                                    List.of()))
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith(
                            "the permission to push to a/b did not arrive within 0.2 seconds;");
        } finally {
            end.countDown();
        }
    }

    private static Answer await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.of(200, "");
    }

    private Path directory() {
        return ours.repository().getDirectory().toPath();
    }

    private GitRemote local() {
        return remote("theirs.git", GitTimeouts.STANDARD, base);
    }

    private GitRemote remote(String address, GitTimeouts timeOuts, Path home) {
        return new GitRemote(RepositoryUrl.of(address), base, TokenProvider.NONE, timeOuts, home);
    }
}
