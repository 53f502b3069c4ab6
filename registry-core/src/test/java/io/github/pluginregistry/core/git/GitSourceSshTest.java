package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.SourceException.Kind;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.testing.SampleRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceSshTest {

    @TempDir Path home;

    @TempDir Path base;

    private final GitSshServer server = new GitSshServer();
    private final RequestCounter traffic = new RequestCounter();
    private SampleRepository sample;

    @BeforeEach
    void makeARepository() {
        sample = SampleRepository.bare(base.resolve("sample.git"));
        server.repository("/a/b.git", sample);
    }

    @AfterEach
    void closeAll() throws IOException {
        server.close();
        sample.close();
    }

    @Test
    void listsTagsWithTheUsersKey() throws Exception {
        sample.lightweight("v1.0.0").annotated("plugins/wait/v0.1.1", Instant.EPOCH);
        server.welcome(home).introduceTo(home);

        assertThat(tags())
                .containsExactlyInAnyOrder(
                        Release.ofTag("v1.0.0").withCommit(sample.commit()),
                        Release.ofTag("plugins/wait/v0.1.1").withCommit(sample.commit()));
    }

    @Test
    void usesProtocolVersion2InOneSession() throws Exception {
        server.welcome(home).introduceTo(home);
        tags();

        assertThat(server.commands()).containsExactly("git-upload-pack '/a/b.git' version=2");
        assertThat(traffic.requests()).isEqualTo(1);
    }

    @Test
    void ignoresGitSsh() throws Exception {
        sample.lightweight("v1.0.0");
        server.welcome(home).introduceTo(home);
        SystemReader before = SystemReader.getInstance();
        try {
            SystemReader.setInstance(
                    new SystemReader.Delegate(before) {
                        @Override
                        public String getenv(String variable) {
                            return variable.equals("GIT_SSH")
                                    ? "no-such-program"
                                    : super.getenv(variable);
                        }
                    });

            assertThat(tags()).hasSize(1);
        } finally {
            SystemReader.setInstance(before);
        }
    }

    @Test
    void rejectsAnUnknownHostKey() throws Exception {
        server.welcome(home);
        SourceException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure).hasMessageStartingWith("the key of the host %s", server.host());
        assertThat(failure.remedy()).contains("known_hosts");
        assertThat(server.commands()).isEmpty();
        assertThat(home.resolve(".ssh/known_hosts")).doesNotExist();
    }

    @Test
    void rejectsAChangedHostKey() throws Exception {
        server.welcome(home).introduceTo(home, GitSshServer.newKey().getPublic());

        assertThat(failure()).hasMessageStartingWith("the key of the host %s", server.host());
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void reportsRejectedKeys() throws Exception {
        server.introduceTo(home);
        GitSshServer.writeKey(home, GitSshServer.newKey(), null);
        SourceException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure).hasMessageStartingWith("%s accepts no key", server.host());
        assertThat(failure.remedy()).contains("agent");
    }

    @Test
    void neverPromptsForAPassphrase() throws Exception {
        server.welcome(home, "a password").introduceTo(home);

        assertThat(failure().kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void reportsAMissingRepository() throws Exception {
        server.welcome(home).introduceTo(home);
        SourceException failure = failure(source(), server.url("/no/such"));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageStartingWith("%s has no repository", server.host());
    }

    @Test
    void reportsARefusedConnection() throws Exception {
        String address = server.url("/a/b.git");
        server.close();
        SourceException failure = failure(source(), address);

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void reportsAnUnresolvableHost() {
        SourceException failure = failure(source(), "git@no-such-host.invalid:a/b.git");

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageStartingWith("no-such-host.invalid cannot be resolved");
    }

    @Test
    void limitsTheResponse() throws Exception {
        server.welcome(home).introduceTo(home).endless("/a/b.git");
        SourceException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure).hasMessageContaining("sent more than 32 MiB for the tags of");
    }

    @Test
    void timesOutOnASilentHost() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            GitTimeouts timeOuts = new GitTimeouts(Duration.ofMinutes(5), Duration.ofMillis(500));
            SourceException failure =
                    failure(
                            new GitSource(base, traffic, home, timeOuts),
                            "ssh://git@127.0.0.1:%d/a/b".formatted(silent.getLocalPort()));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    private List<Release> tags() throws SourceException {
        return source().tags(RepositoryUrl.of(server.url("/a/b.git")), Set.of("")).tags();
    }

    private SourceException failure() {
        return failure(source(), server.url("/a/b.git"));
    }

    private static SourceException failure(GitSource source, String address) {
        return catchThrowableOfType(
                SourceException.class, () -> source.tags(RepositoryUrl.of(address), Set.of("")));
    }

    private GitSource source() {
        return new GitSource(base, traffic, home, GitTimeouts.STANDARD);
    }
}
