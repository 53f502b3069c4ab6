package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Token;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.CapturedLogs;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.SecretSearch;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token for GitHub goes, and where it never shows. */
class GitHubTokenTest {

    private static final String SECRET = "ghs/t0ken+of~the=forge";
    private static final SecretSearch SEARCH = SecretSearch.of(SECRET);
    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r");

    private final ForgeStub forge = ForgeStub.start();
    private final GitHubSource source =
            source(
                    forge.apiUrl(),
                    Credentials.allowingLoopback(host -> Optional.of(Token.of(SECRET))));

    @AfterEach
    void stop() {
        source.close();
        forge.close();
    }

    @Test
    @Fault("a log at its finest level")
    void writesTheTokenIntoNoLog() throws Exception {
        forge.release("o/r", "v1.0.0").failing("o/x", 401);
        try (CapturedLogs logs = CapturedLogs.start()) {
            source.releases(REPOSITORY);
            failure(RepositoryId.of("https://github.com/o/x"));

            assertThat(forge.requests())
                    .hasSize(2)
                    .extracting(ForgeRequest::authorization)
                    .containsOnly(Optional.of("Bearer " + SECRET));
            assertThat(logs.entries())
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(SEARCH.in(entry)).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 418, 451})
    @Fault("an exception with all its causes")
    void showsTheTokenInNoExceptionAboutAStatus(int status) {
        forge.failing("o/r", status);

        assertThat(SEARCH.in(failure(REPOSITORY))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(com.github.tomakehurst.wiremock.http.Fault.class)
    @Fault("an exception with all its causes")
    void showsTheTokenInNoExceptionAboutAConnection(
            com.github.tomakehurst.wiremock.http.Fault fault) {
        forge.answering("o/r", aResponse().withStatus(200).withFault(fault));

        assertThat(SEARCH.in(failure(REPOSITORY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"tag_name\": {\"%s\": 1}}]", "[ %s", "<p>%s</p>", "{\"%s\": 1}"})
    @Fault("a host that says the token back")
    void showsTheTokenInNoExceptionAboutAnAnswerThatRepeatsIt(String answer) {
        forge.answering("o/r", okJson(answer.formatted(SECRET)));

        assertThat(SEARCH.in(failure(REPOSITORY))).isEmpty();
    }

    @ParameterizedTest
    @Fault("a host that says the token back")
    @CsvSource({"302, Location, %s", "200, Link, <%s>; rel=next"})
    void showsTheTokenInNoExceptionAboutAnAddressThatRepeatsIt(
            int status, String header, String value) {
        ResponseDefinitionBuilder answer =
                okJson("[{\"tag_name\": \"v1\"}]")
                        .withStatus(status)
                        .withHeader(
                                header,
                                value.formatted("https://user:" + SECRET + "@h.invalid/" + SECRET));
        forge.answering("o/r", answer);

        assertThat(SEARCH.in(failure(REPOSITORY))).isEmpty();
    }

    @Test
    @Fault("a host that says the token back")
    void takesNoReleaseAndNoNewNameThatRepeatsTheToken() throws Exception {
        String secret = "ghs-t0ken-of-the-forge";
        forge.release("o/tagged", "v1-" + secret)
                .answering(
                        "o/sent",
                        okJson("")
                                .withStatus(302)
                                .withHeader("Location", "https://" + secret + ".invalid/"))
                .release("o/" + secret, "v1.0.0")
                .renamed("o/r", "o/" + secret);
        SecretSearch search = SecretSearch.of(secret);
        try (GitHubSource asked =
                source(
                        forge.apiUrl(),
                        Credentials.allowingLoopback(host -> Optional.of(Token.of(secret))))) {
            for (String name : List.of("tagged", "sent", "r")) {
                SourceException failure =
                        catchThrowableOfType(
                                SourceException.class,
                                () ->
                                        asked.releases(
                                                RepositoryId.of("https://github.com/o/" + name)));
                assertThat(search.in(failure)).isEmpty();
                assertThat(failure.message()).doesNotContainIgnoringCase(secret);
            }
            assertThat(asked.movedTo(REPOSITORY)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    https://api.github.com,             github.com
                    http://127.0.0.1:1,                 github.com
                    https://evil.example/api,           evil.example
                    https://github.com.evil.example,    github.com.evil.example
                    https://api.github.com:8443,        api.github.com:8443
                    """)
    @Fault("an apiUrl on another host")
    void asksForNoTokenButTheOneOfTheHostThatIsAsked(URI api, String host) {
        List<String> asked = new CopyOnWriteArrayList<>();
        Credentials credentials =
                name -> {
                    asked.add(name);
                    return Optional.empty();
                };

        source(api, Credentials.allowingLoopback(credentials)).close();

        assertThat(asked).containsExactly(host);
    }

    private SourceException failure(RepositoryId repository) {
        return catchThrowableOfType(SourceException.class, () -> source.releases(repository));
    }

    private static GitHubSource source(URI api, Credentials credentials) {
        return new GitHubSource("github.com", api, credentials, new Traffic());
    }
}
