package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.SecretSearch;
import io.github.pluginregistry.core.testing.Upstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that want a token, and hosts that want no commit. */
class PublishRegistryHostTest extends PublishingTest {

    private static final String SECRET = "push/t0ken+of~the=host";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);

    private final GitHost host;

    PublishRegistryHostTest() throws Exception {
        host = GitHost.start().wanting(SECRET);
    }

    @BeforeEach
    void cloneARegistry() throws Exception {
        host.serve("/example/plugins.git", upstream);
        upstream.clone(checkout).close();
        Upstream.pointTo(checkout, host.url("/example/plugins.git"));
        registry =
                new PublishingFixture(checkout)
                        .credentials(
                                asked ->
                                        Optional.of(Token.of(SECRET))
                                                .filter(any -> asked.equals(host.host())));
        registry.update("a/v1.0.0");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void pushesWithTheTokenAndLeavesItNowhere() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start()) {
            assertThat(registry.publish().outcome()).isEqualTo(Outcome.FOLLOWED);

            assertThat(logs.entries())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(SEARCH.in(entry)).isEmpty());
        }
        assertThat(SEARCH.below(directory)).isEmpty();
    }

    @Test
    void usesNoTokenThatABuildServiceWroteIntoTheAddress() throws Exception {
        String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        Upstream.pointTo(checkout, "http://ci:" + encoded + "@" + host.host() + "/example/plugins");
        registry.credentials(any -> Optional.empty());

        Throwable failure = catchThrowable(registry::publish);

        assertThat(failure)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("put a token into settings.xml");
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void saysThatATokenInTheAddressIsNotUsed() throws Exception {
        List<String> said = new ArrayList<>();
        registry.progress(
                new ProgressListener() {
                    @Override
                    public void ignoringCredentials(String remote, String host) {
                        said.add(remote + " at " + host);
                    }
                });
        registry.publish(PublishingFixture.dryRun());
        assertThat(said).isEmpty();
        Upstream.pointTo(
                checkout, host.url("/example/plugins.git").replace("://", "://ci:a-token@"));

        registry.publish(PublishingFixture.dryRun());

        assertThat(said).containsExactly("origin at " + host.host());
    }

    @Test
    void showsNoAddressThatCannotBeRead() throws Exception {
        Upstream.pointTo(checkout, "http://ci:" + SECRET + "@" + host.host() + "/example/plugins");

        Throwable failure = catchThrowable(registry::publish);

        assertThat(failure)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("the address of the remote origin cannot be used; ");
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void saysThatATokenMayNotPush() {
        host.readOnly();

        Throwable failure = catchThrowable(registry::publish);

        assertThat(failure)
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "%s answered 403 for the permission to push to example/plugins; replace the token for the host, or let it write to the repository",
                        host.host());
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void saysWhatTheHostSaysOfAProtectedBranchAndWhatToDo() throws Exception {
        host.protecting("main");
        String before = upstream.tip("main").orElseThrow();

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "main of origin rejected the push: protected branch hook declined")
                .hasMessageContaining("GH006: Protected branch update failed")
                .hasMessageContaining("-Dregistry.pullRequest");
        assertThat(upstream.tip("main")).contains(before);
    }

    @Test
    void readsNoDefinitionThatBecomesALinkMeanwhile() throws Exception {
        Path secret = Files.writeString(directory.resolve("settings.xml"), "s3cret");
        Path definition = checkout.resolve("registry.yaml");
        registry.progress(
                new ProgressListener() {
                    @Override
                    public void ignoringCredentials(String remote, String host) {
                        try {
                            Files.delete(definition);
                            Files.createSymbolicLink(definition, secret);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
        Upstream.pointTo(
                checkout, host.url("/example/plugins.git").replace("://", "://ci:a-token@"));

        assertThatThrownBy(registry::publish)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(definition + " is a symbolic link that points outside of ");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/plugins.json, '{\"version\": \"%s'",
        "docs/plugins.json, '{\"plugins\": [{\"id\": \"a\", \"version\": \"%s\"}]}'",
        "docs/plugins.md, '# %s'",
        "registry.yaml, '%s: a'"
    })
    void showsNoTokenThatABranchHasInAFile(String path, String content) throws Exception {
        upstream.commit("main", Map.of(path, content.formatted(SECRET)));

        Throwable failure = catchThrowable(registry::publish);

        assertThat(failure)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(path + " of commit ")
                .hasMessageContaining(" has the token of its host in it");
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void showsNoTokenThatAHostSaysBack() {
        host.protecting("main").saying("your token is " + SECRET);

        Throwable failure = catchThrowable(registry::publish);

        assertThat(failure)
                .hasMessageContaining("declined (your token is ***)")
                .hasMessageContaining("refs/heads/main. your token is ***");
        assertThat(SEARCH.in(failure)).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchRepository() throws Exception {
        Upstream.pointTo(checkout, host.url("/example/gone.git"));

        assertThatThrownBy(registry::publish)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining(
                        "answered 404 for the branches of example/gone: it is not found, or not accessible");
    }
}
