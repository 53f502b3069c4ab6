package io.github.pluginregistry.core.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses by which git has been made to run programs or to read files. */
class HostileAddressTest {

    @TempDir private Path base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c touch% pwned",
                "EXT::touch% pwned",
                "fd::0",
                "--upload-pack=touch pwned",
                "-oProxyCommand=touch pwned",
                "-oProxyCommand=touch pwned@localhost:a/b",
                "git@-oProxyCommand=touch pwned:a/b",
                "ssh://-oProxyCommand=touch%20pwned/a",
                "ssh://-oProxyCommand=touch%20pwned@127.0.0.1:1/a",
                "ssh://%2DoProxyCommand=touch%20pwned@127.0.0.1:1/a",
                "ssh://127.0.0.1:1/--upload-pack=touch%20pwned",
                "ssh://127.0.0.1:1/$(touch%20pwned)",
                "ssh://$(touch)@127.0.0.1:1/a",
                "git@127.0.0.1:--upload-pack=touch pwned",
                "a/ext::touch pwned",
                "./--upload-pack=touch pwned",
                "$(touch pwned)",
                "`touch pwned`",
                "|touch pwned",
                ";touch pwned",
                "file:///nowhere/--upload-pack=touch%20pwned",
                "file://127.0.0.1/etc",
                "file:/etc/passwd",
                "/etc/passwd",
                "../../../../../../etc/passwd",
                "jar:file:///a.jar!/a",
                "classpath:a",
                "git://127.0.0.1:1/a",
                "ftp://127.0.0.1:1/a",
                "amazon-s3://x@127.0.0.1/a"
            })
    @Fault("an address that runs a program or smuggles an option")
    void neitherRunsAProgramNorReadsAnotherFile(String address) throws Exception {
        Throwable failure = catchThrowable(() -> tags(address));

        assertThat(failure).isInstanceOfAny(SourceException.class, IllegalArgumentException.class);
        assertThat(failure).hasMessageNotContaining("root:");
        assertThat(base).isEmptyDirectory();
        assertThat(Path.of("pwned")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///", "ext::touch%20pwned", "ssh://127.0.0.1:1/a", "/../../%s"})
    @Fault("an answer that leads to a file")
    void aRedirectLeadsToNoFileAndNoProgram(String target) throws Exception {
        Path files = Files.createDirectory(base.resolve("files"));
        try (SampleRepository sample = SampleRepository.bare(files.resolve("a.git"));
                GitHttpServer server = new GitHttpServer()) {
            sample.lightweight("v1.0.0");
            String location = target.startsWith("file") ? target + files + "/a.git" : target;
            server.redirect("/a/b", 302, location);

            assertThat(catchThrowable(() -> tags(server.url("/a/b"))))
                    .isInstanceOf(SourceException.class);
        }
    }

    @Test
    void aFileAddressIsReadWhereItIsMeant() throws Exception {
        try (SampleRepository sample = SampleRepository.bare(base.resolve("a.git"))) {
            sample.lightweight("v1.0.0");

            assertThat(source().tags(RepositoryId.of(base.resolve("a.git").toUri().toString())))
                    .hasSize(1);
        }
    }

    private void tags(String address) throws SourceException {
        source().tags(RepositoryId.of(address));
    }

    private GitSource source() {
        return new GitSource(
                base,
                Credentials.NONE,
                new Traffic(),
                new TimeOuts(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                ProtocolMemory.ofThisRun(),
                base);
    }
}
