package io.github.pluginregistry.core.source.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.Traffic;
import io.github.pluginregistry.core.testing.Fault;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.HostileText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswerTest {

    private static final RepositoryId REPOSITORY = RepositoryId.of("https://github.com/o/r");

    private ForgeStub forge;
    private GitHubSource source;

    @BeforeEach
    void startAForge() {
        forge = ForgeStub.start();
        source = new GitHubSource("github.com", forge.apiUrl(), Credentials.NONE, new Traffic());
    }

    @AfterEach
    void stopTheForge() {
        source.close();
        forge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ext::touch%20pwned", "javascript:alert(1)"})
    @Fault("an answer that leads to a file")
    void leadsToNoFileAndNoProgram(String target) {
        forge.answering("o/r", aResponse().withStatus(302).withHeader("Location", target));
        assertThat(failure().message()).doesNotContain("root:");

        forge.answering(
                "o/r",
                okJson("[{\"tag_name\": \"v1\"}]")
                        .withHeader("Link", "<" + target + ">; rel=\"next\""));
        assertThat(failure().message()).doesNotContain("root:");
        assertThat(forge.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"})
    @Fault("a release page that is none")
    void takesNoPageButOneOfTheWeb(String page) throws Exception {
        forge.answering("o/r", releases(Map.of("tag_name", "v1", "html_url", page)));
        try {
            assertThat(source.releases(REPOSITORY))
                    .extracting(Release::page)
                    .containsExactly(Optional.empty());
        } catch (SourceException refused) {
            assertThat(refused).hasMessageEndingWith("with something that is no such list");
        }
    }

    @Test
    void takesEveryTextForATag() throws Exception {
        List<Map<String, String>> entries =
                HostileText.samples().stream().map(text -> Map.of("tag_name", text)).toList();
        forge.answering("o/r", releases(entries.toArray()));

        assertThat(source.releases(REPOSITORY))
                .extracting(Release::tag)
                .containsExactlyElementsOf(HostileText.samples());
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, () -> source.releases(REPOSITORY));
    }

    private static ResponseDefinitionBuilder releases(Object... entries) throws Exception {
        return okJson(
                JsonMapper.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build()
                        .writeValueAsString(entries));
    }
}
