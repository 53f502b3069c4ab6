package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By itself, and as the whole source learns it from a real socket. */
class NewNameTest {

    private static final RepositoryId OLD = RepositoryId.of("https://github.com/pipe-cd/pipecd");
    private static final RepositoryId NEW = RepositoryId.of("https://github.com/pipe-cd/new");

    private final ForgeStub forge = ForgeStub.start();
    private final GitHubSource source =
            new GitHubSource("github.com", forge.apiUrl(), Credentials.NONE, new Traffic());

    @AfterEach
    void stop() {
        source.close();
        forge.close();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /repos/pipe-cd/new/releases           , https://github.com/pipe-cd/new
                    /api/v3/repos/pipe-cd/new/releases/12 , https://github.com/pipe-cd/new
                    /repos/pipe-cd/new/commits/3ecbefaf   , https://github.com/pipe-cd/new
                    /repositories/12/releases             ,
                    /repos/pipe-cd/../releases            ,
                    /repos/pipe-cd/n%22/releases          ,
                    /repos/pipe-cd                        ,
                    '/'                                   ,
                    """)
    void standsInAnAddressOfTheApi(String path, String repository) {
        assertThat(NewName.in("github.com", path).map(RepositoryId::address))
                .isEqualTo(Optional.ofNullable(repository));
    }

    @Test
    void isLearntFromTheReleasesWhereTheHostSendsOnByNumber() throws Exception {
        forge.release("pipe-cd/new", "v1.0.0").renamed("pipe-cd/pipecd", "pipe-cd/new");

        assertThat(source.releases(OLD)).hasSize(1);
        assertThat(source.movedTo(OLD)).contains(NEW);
    }

    @Test
    void isLearntFromTheTagsWhereThereIsNoRelease() throws Exception {
        forge.tag("pipe-cd/new", "v1.0.0", "c").renamed("pipe-cd/pipecd", "pipe-cd/new");

        assertThat(source.releases(OLD)).isEmpty();
        assertThat(source.movedTo(OLD)).isEmpty();
        assertThat(source.tags(OLD)).hasSize(1);
        assertThat(source.movedTo(OLD)).contains(NEW);
    }

    @Test
    void isLearntFromTheRedirectWhereItStandsThere() throws Exception {
        forge.repository("pipe-cd/new")
                .answering(
                        "pipe-cd/pipecd",
                        aResponse()
                                .withStatus(301)
                                .withHeader("Location", "/repos/pipe-cd/new/releases"));

        assertThat(source.releases(OLD)).isEmpty();
        assertThat(source.movedTo(OLD)).contains(NEW);
    }

    @Test
    void isNoneWhereNothingMoved() throws Exception {
        forge.release("pipe-cd/pipecd", "v1.0.0");
        source.releases(OLD);

        assertThat(source.movedTo(OLD)).isEmpty();
    }

    @Test
    void isNoneWhereOnlyTheCaseOfItsLettersIsAnother() throws Exception {
        forge.release("Pipe-CD/pipecd", "v1.0.0").renamed("pipe-cd/pipecd", "Pipe-CD/pipecd");
        source.releases(OLD);

        assertThat(source.movedTo(OLD)).isEmpty();
    }
}
