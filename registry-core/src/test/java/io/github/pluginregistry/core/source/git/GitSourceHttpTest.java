package io.github.pluginregistry.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitSourceHttpTest {

    private static final String SECRET = "s3cr3t-t0k3n";

    @TempDir Path base;

    private final GitHttpServer server = new GitHttpServer();
    private final Traffic traffic = new Traffic();
    private final ProtocolMemory memory = ProtocolMemory.ofThisRun();
    private SampleRepository sample;

    @BeforeEach
    void makeARepository() {
        sample = SampleRepository.bare(base.resolve("sample.git"));
    }

    @AfterEach
    void closeAll() {
        server.close();
        sample.close();
    }

    @Test
    void listsTagsWithTheirCommits() throws SourceException {
        sample.lightweight("v1.0.0")
                .annotated("plugins/wait/v0.1.1", Instant.EPOCH)
                .tagOfTag("v2.0.0", Instant.EPOCH, Instant.EPOCH);
        server.repository("/a/b.git", sample);

        assertThat(tags("/a/b.git"))
                .containsExactlyInAnyOrder(
                        Release.ofTag("v1.0.0").withCommit(sample.commit()),
                        Release.ofTag("plugins/wait/v0.1.1").withCommit(sample.commit()),
                        Release.ofTag("v2.0.0").withCommit(sample.commit()));
    }

    @Test
    void asksForTagsAlone() throws SourceException {
        sample.branch("other").lightweight("v1.0.0");
        server.repository("/a/b", sample);
        tags("/a/b");

        assertThat(server.requests())
                .extracting(GitHttpServer.Request::line)
                .containsExactly(
                        "GET /a/b/info/refs?service=git-upload-pack", "POST /a/b/git-upload-pack");
        assertThat(server.requests().get(1).body())
                .containsOnlyOnce("ref-prefix")
                .contains("ref-prefix refs/tags/0000");
    }

    @Test
    void asksOnceForTheTagsOfAllPrefixes() throws SourceException {
        sample.lightweight("wait/v0.1.1").lightweight("v1.0.0").lightweight("release-9");
        server.repository("/a/b", sample);

        assertThat(tags("/a/b", Set.of("wait/", "v", "v1")))
                .extracting(Release::tag)
                .containsExactlyInAnyOrder("wait/v0.1.1", "v1.0.0");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).body())
                .contains("ref-prefix refs/tags/wait/")
                .contains("ref-prefix refs/tags/v")
                .doesNotContain("ref-prefix refs/tags/v1");
    }

    @Test
    void asksForEveryTagWhereAPrefixIsEmpty() throws SourceException {
        sample.lightweight("wait/v0.1.1").lightweight("v1.0.0");
        server.repository("/a/b", sample);

        assertThat(tags("/a/b", Set.of("wait/", ""))).hasSize(2);
        assertThat(server.requests().get(1).body()).containsOnlyOnce("ref-prefix");
    }

    @Test
    void narrowsWhatGoesOverTheWireAlone() {
        GitSource source = source(Credentials.NONE, TimeOuts.STANDARD);

        assertThat(source.narrows(RepositoryId.of("https://git.example.com/a/b"))).isTrue();
        assertThat(source.narrows(RepositoryId.of("git@git.example.com:a/b"))).isTrue();
        assertThat(source.narrows(RepositoryId.of("../b"))).isFalse();
    }

    @Test
    void asksAHostItKnowsInOneRequest() throws SourceException {
        sample.lightweight("v1.0.0");
        server.repository("/a/b", sample);
        GitSource source = source(Credentials.NONE, TimeOuts.STANDARD);
        RepositoryId repository = RepositoryId.of(server.url("/a/b"));

        assertThat(source.tags(repository)).isEqualTo(source.tags(repository)).hasSize(1);
        assertThat(server.requests())
                .extracting(GitHttpServer.Request::line)
                .containsExactly(
                        "GET /a/b/info/refs?service=git-upload-pack",
                        "POST /a/b/git-upload-pack",
                        "POST /a/b/git-upload-pack");
        assertThat(traffic.requests()).isEqualTo(3);
    }

    @Test
    void sendsTheTokenToAHostItKnows() throws SourceException {
        sample.lightweight("v1.0.0");
        server.privateRepository("/a/b", sample, SECRET);
        GitSource source = source(knows(server.host()), TimeOuts.STANDARD);
        RepositoryId repository = RepositoryId.of(server.url("/a/b"));

        assertThat(source.tags(repository)).isEqualTo(source.tags(repository)).hasSize(1);
    }

    @Test
    void asksAnewWhereWhatItKnowsHoldsNoMore() throws SourceException {
        sample.lightweight("v1.0.0");
        server.oldRepository("/a/b", sample);
        memory.remember(URI.create(server.url("/a/b")));

        assertThat(tags("/a/b")).hasSize(1);
        assertThat(memory.knows(URI.create(server.url("/a/b")))).isFalse();
        assertThat(server.requests())
                .extracting(GitHttpServer.Request::line)
                .containsExactly(
                        "POST /a/b/git-upload-pack", "GET /a/b/info/refs?service=git-upload-pack");
    }

    @Test
    void stillKnowsAHostThatGivesNoAnswer() {
        URI repository = URI.create(server.url("/a/b"));
        memory.remember(repository);
        server.close();

        assertThat(failure("/a/b", Credentials.NONE).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(memory.knows(repository)).isTrue();
        assertThat(traffic.requests()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithAHostItKnows() {
        memory.remember(URI.create(server.url("/a/b")));

        assertThat(failure("/a/b", Credentials.NONE).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void takesASchemeInCapitals() throws SourceException {
        sample.lightweight("v1.0.0");
        server.repository("/a/b", sample);
        RepositoryId repository = RepositoryId.of(server.url("/a/b").replace("http", "HTTP"));

        assertThat(source(Credentials.NONE, TimeOuts.STANDARD).tags(repository)).hasSize(1);
    }

    @Test
    void takesAPathWithEscapes() throws SourceException {
        sample.lightweight("v1.0.0");
        server.repository("/a b/c", sample);

        assertThat(tags("/a%20b/c")).hasSize(1);
    }

    @Test
    void leavesOutWhatAnOlderServerSendsBesidesTags() throws SourceException {
        sample.branch("other").annotated("v1.0.0", Instant.EPOCH);
        server.oldRepository("/a/b", sample);

        assertThat(tags("/a/b"))
                .containsExactly(Release.ofTag("v1.0.0").withCommit(sample.commit()));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void readsTheTagsOfAServerThatKnowsFilesAlone() throws SourceException {
        String tag = "0123456789012345678901234567890123456789";
        server.file(
                "/a/b/info/refs",
                "text/plain",
                """
                %1$s\trefs/heads/main
                %2$s\trefs/tags/v1.0.0
                %1$s\trefs/tags/v1.0.0^{}
                """
                        .formatted(sample.commit(), tag));
        server.file("/a/b/HEAD", "text/plain", "ref: refs/heads/main\n");

        assertThat(tags("/a/b"))
                .containsExactly(Release.ofTag("v1.0.0").withCommit(sample.commit()));
    }

    @Test
    void hasNoTagsWhereThereAreNone() throws SourceException {
        server.repository("/a/b", sample);

        assertThat(tags("/a/b")).isEmpty();
    }

    @Test
    void countsRequestsAndBytes() throws SourceException {
        sample.lightweight("v1.0.0");
        server.repository("/a/b", sample);
        tags("/a/b");

        assertThat(traffic.requests()).isEqualTo(2);
        assertThat(traffic.bytes()).isGreaterThan(sample.commit().length());
    }

    @Test
    void opensAPrivateRepositoryWithTheHostsToken() throws SourceException {
        sample.lightweight("v1.0.0");
        server.privateRepository("/a/b", sample, SECRET);

        assertThat(tags("/a/b", knows(server.host()))).hasSize(1);
        assertThat(server.requests())
                .extracting(GitHttpServer.Request::authorization)
                .containsOnly(Optional.of("x-access-token:" + SECRET));
    }

    @Test
    @Fault("a request to another host")
    void sendsNoTokenThatIsKeptForAnotherHost() throws SourceException {
        server.repository("/a/b", sample);
        tags("/a/b", knows("git.example.com"));

        assertThat(server.requests())
                .extracting(GitHttpServer.Request::authorization)
                .containsOnly(Optional.empty());
    }

    @Test
    @Fault("plain http beyond this machine")
    void sendsNoTokenOverPlainHttp() {
        server.privateRepository("/a/b", sample, SECRET);
        ProxySelector before = ProxySelector.getDefault();
        try {
            ProxySelector.setDefault(ProxySelector.of(server.address()));
            SourceException failure =
                    failure(
                            source(knows("git.example.com"), TimeOuts.STANDARD),
                            "http://git.example.com/a/b");

            assertThat(server.requests())
                    .extracting(GitHttpServer.Request::authorization)
                    .containsExactly(Optional.empty());
            assertThat(failure.cure()).startsWith("write the address with https");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    @Fault("401 from a git host")
    void asksForATokenWhereTheHostWantsOne() {
        server.privateRepository("/a/b", sample, SECRET);
        SourceException failure = failure("/a/b", Credentials.NONE);

        assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure)
                .hasMessageStartingWith("%s answered 401 for tags of a/b", server.host());
        assertThat(failure.cure()).contains("settings.xml, <server> with id " + server.host());
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsThatATokenWasRefusedWithoutShowingIt() {
        server.privateRepository("/a/b", sample, "another");
        SourceException failure = failure("/a/b", knows(server.host()));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure).hasMessageEndingWith("in spite of the token kept for it");
        assertThat(failure.cure()).startsWith("renew the token");
        assertThat(stackTrace(failure)).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "308"})
    void followsARepositoryThatMovedOnItsHost(int status) throws SourceException {
        sample.lightweight("v1.0.0");
        server.redirect("/old/name", status, "/new/name").repository("/new/name", sample);

        assertThat(tags("/old/name", knows(server.host()))).hasSize(1);
        assertThat(server.requests())
                .extracting(GitHttpServer.Request::authorization)
                .containsOnly(Optional.of("x-access-token:" + SECRET));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost"})
    @Fault({"a git host that redirects to another host", "a redirect with a token on the way"})
    void followsNobodyToAnotherHost(String name) {
        try (GitHttpServer other = new GitHttpServer().repository("/a/b", sample)) {
            String port = other.host().replaceFirst(".*:", ":");
            server.redirect("/a/b", 302, "http://" + name + port + "/a/b");
            SourceException failure = failure("/a/b", knows(server.host()));

            assertThat(other.requests()).isEmpty();
            assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
            assertThat(failure)
                    .hasMessageContaining(
                            "on to %s, and a redirect to another host is not followed",
                            name + port);
        }
    }

    @Test
    void leavesTheConfigurationOfTheUserAndTheMachineUnread() throws SourceException {
        server.file("/a/b/info/refs", "text/plain", sample.commit() + "\trefs/tags/v1.0.0\n");
        server.status("/a/b/HEAD", 404);
        SystemReader before = SystemReader.getInstance();
        try {
            SystemReader.setInstance(new UntouchableConfiguration());

            assertThat(tags("/a/b")).hasSize(1);
        } finally {
            SystemReader.setInstance(before);
        }
    }

    private List<Release> tags(String path) throws SourceException {
        return tags(path, Credentials.NONE);
    }

    private List<Release> tags(String path, Set<String> prefixes) throws SourceException {
        return source(Credentials.NONE, TimeOuts.STANDARD)
                .tags(RepositoryId.of(server.url(path)), prefixes);
    }

    private List<Release> tags(String path, Credentials credentials) throws SourceException {
        return source(credentials, TimeOuts.STANDARD).tags(RepositoryId.of(server.url(path)));
    }

    private SourceException failure(String path, Credentials credentials) {
        return failure(source(credentials, TimeOuts.STANDARD), server.url(path));
    }

    private static SourceException failure(GitSource source, String address) {
        return catchThrowableOfType(
                SourceException.class, () -> source.tags(RepositoryId.of(address)));
    }

    private GitSource source(Credentials credentials, TimeOuts timeOuts) {
        return new GitSource(base, credentials, traffic, timeOuts, memory);
    }

    private static Credentials knows(String known) {
        return Credentials.allowingLoopback(
                host -> host.equals(known) ? Optional.of(Token.of(SECRET)) : Optional.empty());
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
