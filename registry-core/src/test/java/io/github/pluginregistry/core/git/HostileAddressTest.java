package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
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
    void runsNoProgramAndReadsNoOtherFile(String address) throws Exception {
        Throwable failure = catchThrowable(() -> tags(address));

        assertThat(failure).isInstanceOfAny(SourceException.class, IllegalArgumentException.class);
        assertThat(failure).hasMessageNotContaining("root:");
        assertThat(base).isEmptyDirectory();
        assertThat(Path.of("pwned")).doesNotExist();
    }

    private void tags(String address) throws SourceException {
        GitTimeouts brief = new GitTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
        new GitSource(base, new RequestCounter(), base, brief)
                .tags(RepositoryUrl.of(address), Set.of(""));
    }
}
