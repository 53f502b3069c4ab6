package io.github.pluginregistry.core;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.pluginregistry.core.SecondRun.REPOSITORY;
import static io.github.pluginregistry.core.SecondRun.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.testing.Commits;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole update, while the forge leads the run elsewhere, or is not who it should be. */
class ForgeAddressFaultsTest {

    private static final String APIURL = "check that the forge's apiUrl is the address of its API";

    @TempDir private Path directory;

    private final ForgeStub forge = ForgeStub.start();
    private final ForgeStub stranger = ForgeStub.start().release(REPOSITORY, "v9.9.9");
    private SecondRun run;

    @BeforeEach
    void publish() throws Exception {
        run = SecondRun.in(directory);
    }

    @AfterEach
    void stop() {
        forge.close();
        stranger.close();
    }

    @Test
    @Fault("a redirect to the repository's new name")
    void followsARepositoryToItsNewNameAndSuggestsIt() throws Exception {
        forge.tag("pipe-cd/new", "v1.0.0", Commits.of("v1.0.0"))
                .release("pipe-cd/new", "v1.1.0")
                .renamed(REPOSITORY, "pipe-cd/new");

        UpdateReport report = run.askingAt(forge.apiUrl());

        run.assertUpdated(report, "v1.1.0");
        assertThat(report.troubles())
                .extracting(Trouble::toString)
                .containsExactly(
                        "kubernetes: pipe-cd/pipecd has moved to pipe-cd/new; write repository:"
                                + " https://github.com/pipe-cd/new in registry.yaml");
        assertThat(report.troubles().get(0).reason().severity()).isEqualTo(Severity.NOTEWORTHY);
    }

    @Test
    @Fault("a redirect loop")
    void endsARedirectLoop() throws Exception {
        forge.answering(REPOSITORY, redirect("/repos/o/other/releases"));
        forge.answering("o/other", redirect("/repos/" + REPOSITORY + "/releases?per_page=100"));

        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.PASSING,
                "back to a page already read",
                APIURL);
    }

    @Test
    @Fault("a redirect to another host")
    void followsNoRedirectToAnotherHost() throws Exception {
        forge.answering(REPOSITORY, redirect(stranger.apiUrl() + "/repos/o/r/releases"));

        assertLedNowhere();
    }

    @Test
    @Fault("a Link to another host")
    void followsNoLinkToAnotherHost() throws Exception {
        forge.answering(REPOSITORY, page(stranger.apiUrl() + "/repos/o/r/releases?page=2"));

        assertLedNowhere();
    }

    private void assertLedNowhere() throws Exception {
        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.PASSING,
                "to %s, which is not asked".formatted(stranger.apiUrl()),
                APIURL);
        assertThat(stranger.requests()).isEmpty();
        assertThat(forge.requests())
                .extracting(ForgeRequest::authorization)
                .containsExactly(Optional.of("Bearer " + SECRET));
    }

    @Test
    @Fault("a Link to its own page")
    void endsAListingThatLinksToItsOwnPage() throws Exception {
        forge.answering(
                REPOSITORY,
                page("%s/repos/%s/releases?per_page=100".formatted(forge.apiUrl(), REPOSITORY)));

        run.assertKept(
                run.askingAt(forge.apiUrl()),
                Severity.PASSING,
                "back to a page already read",
                APIURL);
    }

    @Test
    @Fault("Links that never end")
    void endsAListingWhoseLinksDoNot() throws Exception {
        try (RawForge endless =
                RawForge.saying(
                        """
                        HTTP/1.1 200 OK\r
                        Content-Length: 23\r
                        Connection: close\r
                        Link: <{url}/page/{number}>; rel="next"\r
                        \r
                        [{"tag_name":"v1.1.0"}]""")) {
            run.assertKept(
                    run.askingAt(endless.url()),
                    Severity.PASSING,
                    "with more than 500 pages",
                    APIURL);
            assertThat(endless.requests()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    @Fault("a certificate that does not verify")
    void trustsNoCertificateThatDoesNotVerify(String host) throws Exception {
        WireMockServer selfSigned =
                new WireMockServer(options().dynamicHttpsPort().bindAddress("127.0.0.1"));
        selfSigned.start();
        try {
            UpdateReport report =
                    run.askingAt(
                            URI.create("https://%s:%d".formatted(host, selfSigned.httpsPort())));

            run.assertKept(
                    report,
                    Severity.PASSING,
                    "no trusted connection to " + host,
                    "check the certificate of the host");
            assertThat(selfSigned.getAllServeEvents()).isEmpty();
        } finally {
            selfSigned.stop();
        }
    }

    private static ResponseDefinitionBuilder redirect(String target) {
        return aResponse().withStatus(301).withHeader("Location", target);
    }

    private static ResponseDefinitionBuilder page(String next) {
        return okJson("[{\"tag_name\": \"v1.1.0\"}]")
                .withHeader("Link", "<" + next + ">; rel=\"next\"");
    }
}
