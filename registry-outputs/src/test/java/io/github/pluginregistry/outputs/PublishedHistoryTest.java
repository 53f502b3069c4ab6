package io.github.pluginregistry.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedHistoryTest {

    private static final String DEFINITION =
            """
            name: Example Plugins
            repository: https://github.com/example/plugins
            outputs: [json, markdown, schema, history]
            """
                    + TestRegistry.PLUGINS;

    @TempDir private Path directory;
    private Upstream upstream;

    @BeforeEach
    void makeTheRemote() throws Exception {
        upstream = Upstream.in(directory.resolve("upstream.git"));
        upstream.commit("main", Map.of("registry.yaml", DEFINITION));
    }

    @AfterEach
    void closeTheRemote() {
        upstream.close();
    }

    @Test
    void isCommittedWithTheOtherFiles() throws Exception {
        Path checkout = checkout("one");
        update(checkout, "a/v1.0.0");
        publish(checkout);

        assertThat(upstream.files("main"))
                .containsKeys("docs/plugins.json", "docs/history.json", "docs/plugins/a.json");
    }

    @Test
    void hasTheVersionsOfTwoRunsThatPublishAtOnce() throws Exception {
        Path one = checkout("one");
        Path other = checkout("other");
        update(one, "a/v1.0.0", "a/v1.1.0");
        update(other, "a/v1.0.0", "a/v1.2.0");
        publish(one);
        publish(other);

        assertThat(upstream.files("main").get("docs/history.json"))
                .contains("\"v1.0.0\"", "\"v1.1.0\"", "\"v1.2.0\"");
        assertThat(upstream.files("main").get("docs/plugins/a.json")).contains("\"v1.1.0\"");
    }

    @Test
    void isNotReplacedWhereTheBranchHasNoHistory() throws Exception {
        Path checkout = checkout("one");
        update(checkout, "a/v1.0.0");
        upstream.commit("main", Map.of("docs/history.json", "[]"));

        assertThatThrownBy(() -> publish(checkout))
                .hasMessageContaining("docs/history.json of commit ")
                .hasMessageContaining("is not replaced")
                .hasMessageContaining("expected a JSON object");
    }

    private Path checkout(String name) throws Exception {
        Path checkout = directory.resolve(name);
        upstream.clone(checkout).close();
        return checkout;
    }

    private static void update(Path checkout, String... tags) throws Exception {
        Release[] releases = Arrays.stream(tags).map(Release::ofTag).toArray(Release[]::new);
        service(checkout)
                .source(new FakeSource().releases(TestRegistry.HOME, releases))
                .build()
                .update();
    }

    private static void publish(Path checkout) throws Exception {
        service(checkout)
                .build()
                .publish(
                        new PublishOptions(
                                "",
                                "",
                                MessageTemplate.MESSAGE,
                                CommitIdentity.of("A Maintainer <maintainer@example.com>"),
                                null,
                                false,
                                false,
                                null),
                        DefinitionParser.FILE);
    }

    private static RegistryServiceBuilder service(Path checkout) throws Exception {
        Path file = checkout.resolve("registry.yaml");
        RegistryServiceBuilder service =
                RegistryService.of(
                        new DefinitionReader().read(file), file, checkout.resolve("docs"));
        RegistryOutputs.connect(service);
        return service;
    }
}
