package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.publish.PublishReport.Outcome;
import io.github.pluginregistry.core.testing.GitHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Publishers that are not alone. */
class PublishRegistryRaceTest extends PublishingTest {

    private static final Pattern VERSION = Pattern.compile("\"latestVersion\": \"(.*)\"");

    private final GitHost host;

    PublishRegistryRaceTest() throws Exception {
        host = GitHost.start();
    }

    @BeforeEach
    void publishARegistry() throws Exception {
        host.serve("/example/plugins.git", upstream);
        PublishingFixture first = checkout("first");
        first.update("a/v1.0.0", "b/v1.0.0");
        first.publish();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  v1.1.0,  v1.0.0, v1.1.0",
        "false, v1.1.0,  v1.0.0, v1.1.0",
        "true,  v1.10.0, v1.9.0, v1.10.0",
        "true,  v1.9.0, v1.10.0, v1.10.0"
    })
    void putsItsChangesOnThoseOfWhoCameFirst(
            boolean meanwhile, String first, String second, String published) throws Exception {
        PublishingFixture one = checkout("one");
        PublishingFixture other = checkout("other");
        one.update("a/" + first, "b/v1.0.0");
        other.update("a/" + second, "b/v2.0.0");
        if (meanwhile) {
            host.beforeNextPush(one::publish);
        } else {
            one.publish();
        }

        assertThat(other.publish().outcome()).isEqualTo(Outcome.PUSHED);
        assertThat(versions()).containsExactly(published, "v2.0.0");
        assertThat(upstream.log("main")).hasSize(4);
    }

    @Test
    void hasNothingToDoWhereWhoCameFirstDidTheSame() throws Exception {
        PublishingFixture one = checkout("one");
        PublishingFixture other = checkout("other").at("2026-11-20T07:00:00Z");
        one.update("a/v1.1.0", "b/v1.0.0");
        other.update("a/v1.1.0", "b/v1.0.0");

        host.beforeNextPush(one::publish);

        assertThat(other.publish().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(upstream.log("main")).hasSize(3);
    }

    @Test
    void rendersByTheDefinitionThatIsOnTheBranchByThen() throws Exception {
        PublishingFixture one = checkout("one");
        one.update("a/v1.1.0", "b/v1.0.0");
        upstream.commit(
                "main",
                Map.of(
                        "registry.yaml",
                        PublishingFixture.DEFINITION.replace("Plugin A", "Plugin Alpha")));

        one.publish();

        assertThat(json("main")).contains("Plugin Alpha", "v1.1.0");
    }

    @Test
    void takesNoVersionThatWasFoundByAnotherPattern() throws Exception {
        PublishingFixture one = checkout("one");
        one.update("a/v1.1.0", "b/v2.0.0");
        upstream.commit(
                "main",
                Map.of(
                        "registry.yaml",
                        PublishingFixture.DEFINITION.replace(
                                "tagPattern: a/*", "tagPattern: x/*")));

        assertThatThrownBy(one::publish)
                .hasMessageStartingWith("by the definition on the branch")
                .hasMessageContaining("does not match the pattern");
        assertThat(versions()).containsExactly("v1.0.0", "v1.0.0");
    }

    @Test
    void givesUpWhereOthersAreAlwaysQuicker() throws Exception {
        PublishingFixture one = checkout("one");
        one.update("a/v1.1.0", "b/v1.0.0");
        for (int i = 0; i < RemoteBranch.ATTEMPTS; i++) {
            String name = "file-" + i;
            host.beforeNextPush(() -> upstream.commit("main", Map.of(name, "")));
        }

        assertThatThrownBy(one::publish)
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "gave up after 10 attempts: main of origin kept moving; run registry:update and registry:publish again");
    }

    @Test
    void losesNoChangeOfFourThatPublishAtOnce() throws Exception {
        upstream.commit("main", Map.of("registry.yaml", definitionOf(4)));
        List<Callable<Outcome>> publishers =
                IntStream.range(0, 4).mapToObj(this::publisher).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Outcome> outcome : threads.invokeAll(publishers)) {
                assertThat(outcome.get()).isIn(Outcome.PUSHED, Outcome.FOLLOWED);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(versions()).containsExactly("v1.0.1", "v1.0.1", "v1.0.1", "v1.0.1");
    }

    private Callable<Outcome> publisher(int number) {
        try {
            PublishingFixture registry = checkout("checkout-" + number);
            registry.update("p%d/v1.0.1".formatted(number));
            return () -> registry.publish().outcome();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String definitionOf(int plugins) {
        StringBuilder text =
                new StringBuilder(
                        "name: Example Plugins\nrepository: https://github.com/example/plugins\nplugins:\n");
        for (int i = 0; i < plugins; i++) {
            text.append(
                    "  - { id: p%d, name: Plugin %d, tagPattern: \"p%d/*\" }\n".formatted(i, i, i));
        }
        return text.toString();
    }

    private PublishingFixture checkout(String name) throws Exception {
        Path checkout = directory.resolve(name);
        upstream.clone(checkout, host.url("/example/plugins.git"), 0).close();
        return new PublishingFixture(checkout);
    }

    private List<String> versions() throws Exception {
        return VERSION.matcher(json("main")).results().map(found -> found.group(1)).toList();
    }
}
