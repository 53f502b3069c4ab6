package io.github.pluginregistry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.resolve.RequestStats;
import io.github.pluginregistry.core.testing.ForgeRequest;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.PipeCd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nine plugins of pipe-cd/pipecd and its SDK cost, with the tags that these really have. */
class RequestsTest {

    private static final TokenProvider TOKEN =
            TokenProvider.allowingLoopback(host -> Optional.of(Token.of("a-token-of-the-test")));

    @TempDir Path directory;

    private final ForgeStub forge = PipeCd.forge();

    @BeforeEach
    void define() throws IOException {
        Files.writeString(directory.resolve("registry.yaml"), PipeCd.definition(forge.apiUrl()));
    }

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void withATokenAnUpdateTakesARequestPerRepositoryAndOnePerHost() throws Exception {
        RequestStats first = update(TOKEN);
        RequestStats second = update(TOKEN);

        assertThat(List.of(first.requests(), second.requests())).containsOnly(3L);
        assertThat(List.of(first.bytes(), second.bytes())).allMatch(bytes -> bytes < 4_096);
        assertThat(lines().subList(0, 3))
                .containsExactlyInAnyOrder(
                        "POST /pipe-cd/pipecd/git-upload-pack",
                        "POST /pipe-cd/piped-plugin-sdk-go/git-upload-pack",
                        "POST /graphql");
    }

    @Test
    void withoutATokenWhatIsNewIsLookedUpOneByOne() throws Exception {
        assertThat(update(TokenProvider.NONE).requests()).isEqualTo(2 + 9);
        assertThat(lines()).filteredOn(line -> line.contains("/releases/tags/")).hasSize(9);
    }

    @Test
    void withoutATokenAnUpdateWithNothingNewListsTagsAlone() throws Exception {
        update(TokenProvider.NONE);
        RequestStats cost = update(TokenProvider.NONE);

        assertThat(cost.requests()).isEqualTo(2);
        assertThat(lines().subList(11, 13)).allMatch(line -> line.endsWith("/git-upload-pack"));
    }

    @Test
    void sayInOneLineWhereATokenWouldBeNeeded() throws Exception {
        List<String> advice = new CopyOnWriteArrayList<>();
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void advice(String message) {
                        advice.add(message);
                    }
                };
        forge.details().rateLimit(12);
        update(TokenProvider.NONE, listener);

        assertThat(advice)
                .containsExactly(
                        forge.apiUrl().getAuthority()
                                + " allows 3 more requests without a token; put a token into settings.xml, <server> with id github.com, or GITHUB_TOKEN, and -Dregistry.allowLoopbackTokens, which raises the limit");
    }

    @Test
    void withoutATokenOneNewReleaseIsOneMoreRequest() throws Exception {
        update(TokenProvider.NONE);
        forge.release(PipeCd.SDK, "v9.0.0");

        assertThat(update(TokenProvider.NONE).requests()).isEqualTo(2 + 1);
    }

    @Test
    void aHundredRepositoriesOfOneHostAreOneRequestForTheirReleases() throws Exception {
        StringBuilder definition =
                new StringBuilder(
                        """
                        name: Many
                        repository: https://github.com/o/r0
                        forges: [{ host: github.com, type: github, apiUrl: "%1$s", gitUrl: "%1$s" }]
                        plugins:
                        """
                                .formatted(forge.apiUrl()));
        for (int i = 0; i < 100; i++) {
            forge.release("o/r" + i, "v1.0.0").release("o/r" + i, "v1.1.0");
            definition.append(
                    "  - { id: p%1$d, name: P, repository: https://github.com/o/r%1$d, tagPattern: v* }%n"
                            .formatted(i));
        }
        Files.writeString(directory.resolve("registry.yaml"), definition.toString());

        assertThat(update(TOKEN).requests()).isEqualTo(100 + 1);
        assertThat(lines()).filteredOn("POST /graphql"::equals).hasSize(1);
    }

    private List<String> lines() {
        return forge.requests().stream().map(ForgeRequest::line).toList();
    }

    private RequestStats update(TokenProvider credentials) throws Exception {
        return update(credentials, ProgressListener.SILENT);
    }

    private RequestStats update(TokenProvider credentials, ProgressListener listener)
            throws Exception {
        Path definition = directory.resolve("registry.yaml");
        return RegistryService.of(
                        new DefinitionReader().read(definition),
                        definition,
                        directory.resolve("docs"))
                .credentials(credentials)
                .progress(listener)
                .build()
                .update()
                .cost();
    }
}
