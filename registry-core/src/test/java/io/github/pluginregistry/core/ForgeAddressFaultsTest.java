package io.github.pluginregistry.core;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.pluginregistry.core.SecondRun.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.update.UpdateReport;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole update, while the forge leads the run elsewhere, or is not who it should be. */
class ForgeAddressFaultsTest {

    private static final String ADVERTISEMENT = "/info/refs?service=git-upload-pack";

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

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void followsARepositoryToItsNewNameAndSuggestsIt(RequestKind kind) throws Exception {
        forge.release("pipe-cd/new", "v1.0.0")
                .release("pipe-cd/new", "v1.1.0")
                .renamed(REPOSITORY, "pipe-cd/new");

        UpdateReport report = kind.sentBy(run).askingAt(forge.apiUrl());

        run.assertUpdated(report, "v1.1.0");
        assertThat(report.problems())
                .extracting(PluginProblem::toString)
                .containsExactly(
                        "kubernetes: pipe-cd/pipecd has moved to pipe-cd/new; write repository:"
                                + " https://github.com/pipe-cd/new in registry.yaml");
        assertThat(report.problems().get(0).reason().impact()).isEqualTo(Impact.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, TRANSIENT, again and again, open https://github.com/pipe-cd/pipecd in a browser",
        "GRAPHQL, PERMANENT, 'answered 301 for the releases of pipe-cd/pipecd, a redirect that is not followed', check apiUrl",
        "REST, PERMANENT, 'answered 301 for the release v1.1.0 of pipe-cd/pipecd, a redirect that is not followed', check apiUrl"
    })
    void endsARedirectLoop(RequestKind kind, Impact severity, String message, String cure)
            throws Exception {
        forge.release(REPOSITORY, "v1.1.0").release("o/other", "v1.1.0");
        kind.at(forge)
                .answering(REPOSITORY, redirect(kind, forge, "o/other"))
                .answering("o/other", redirect(kind, forge, REPOSITORY));

        run.assertKept(kind.sentBy(run).askingAt(forge.apiUrl()), severity, message, cure);
        assertThat(kind.seenBy(forge)).hasSize(kind == RequestKind.GIT ? 7 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, a redirect to another host is not followed, write the address that the repository has there",
        "GRAPHQL, a redirect that is not followed, check apiUrl",
        "REST, a redirect that is not followed, check apiUrl"
    })
    void followsNoRedirectToAnotherHost(RequestKind kind, String message, String cure)
            throws Exception {
        forge.release(REPOSITORY, "v1.1.0");
        kind.at(forge).answering(REPOSITORY, redirect(kind, stranger, REPOSITORY));

        run.assertKept(kind.sentBy(run).askingAt(forge.apiUrl()), Impact.PERMANENT, message, cure);
        assertThat(stranger.requests()).isEmpty();
    }

    private static ResponseDefinitionBuilder redirect(
            RequestKind kind, ForgeStub target, String repository) {
        String path =
                switch (kind) {
                    case GIT -> "/" + repository + ADVERTISEMENT;
                    case GRAPHQL -> "/graphql";
                    case REST -> "/repos/" + repository + "/releases/tags/v1.1.0";
                };
        return aResponse().withStatus(301).withHeader("Location", target.apiUrl() + path);
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void givesEachAddressOnlyWhatIsAskedThere(RequestKind kind) throws Exception {
        forge.release(REPOSITORY, "v1.1.0");
        stranger.release(REPOSITORY, "v1.1.0");

        kind.sentBy(run).update(kind.sentTo(stranger.apiUrl(), forge));

        assertThat(stranger.requests()).isNotEmpty();
        assertThat(kind.seenBy(stranger)).isEqualTo(stranger.requests());
        assertThat(kind.seenBy(forge)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, localhost", "GIT, 127.0.0.1",
        "GRAPHQL, localhost", "GRAPHQL, 127.0.0.1",
        "REST, localhost", "REST, 127.0.0.1"
    })
    void trustsNoCertificateThatDoesNotVerify(RequestKind kind, String host) throws Exception {
        forge.release(REPOSITORY, "v1.1.0");
        WireMockServer selfSigned =
                new WireMockServer(options().dynamicHttpsPort().bindAddress("127.0.0.1"));
        selfSigned.start();
        try {
            URI url = URI.create("https://%s:%d".formatted(host, selfSigned.httpsPort()));
            UpdateReport report = kind.sentBy(run).update(kind.sentTo(url, forge));

            run.assertKept(
                    report,
                    Impact.TRANSIENT,
                    "cannot be trusted, to ",
                    "check the certificate of the host");
            assertThat(selfSigned.getAllServeEvents()).isEmpty();
        } finally {
            selfSigned.stop();
        }
    }
}
