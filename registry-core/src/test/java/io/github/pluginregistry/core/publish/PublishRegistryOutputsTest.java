package io.github.pluginregistry.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.RegistryListener;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.core.testing.GitHost;
import io.github.pluginregistry.core.testing.Upstream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files and conditions that are not the core's own, on a host that is pushed to. */
class PublishRegistryOutputsTest extends PublishingTest {

    private final GitHost host;
    private final List<PublishReport> published = new ArrayList<>();
    private boolean open = true;

    PublishRegistryOutputsTest() throws Exception {
        host = GitHost.start();
    }

    @BeforeEach
    void cloneARegistry() throws Exception {
        host.serve("/example/plugins.git", upstream);
        upstream.clone(checkout).close();
        Upstream.pointTo(checkout, host.url("/example/plugins.git"));
        registry.with(
                service -> service.outputs(List.of(new Versions())).listener(new OpeningHours()));
        registry.update("a/v1.0.0");
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** A file with a line per plugin. */
    private static final class Versions implements AdditionalOutput {

        @Override
        public List<String> files() {
            return List.of("csv/versions.csv");
        }

        @Override
        public Map<String, String> render(Registry registry) {
            return Map.of(
                    "csv/versions.csv",
                    registry.plugins().stream()
                            .map(it -> it.id() + "," + it.latest().version() + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private final class OpeningHours implements RegistryListener {

        @Override
        public void beforePublish(Registry verified) throws PublishException {
            if (!open) {
                throw new PublishException(
                        verified.plugins().size() + " plugins at night", "wait for the day");
            }
        }

        @Override
        public void published(PublishReport report) {
            published.add(report);
        }
    }

    @Test
    void pushesAFurtherFileInTheSameCommit() throws Exception {
        PublishReport report = registry.publish();

        assertThat(upstream.tip("main")).contains(report.commit());
        assertThat(upstream.files("main"))
                .containsEntry("docs/csv/versions.csv", "a,v1.0.0\nb,unknown\n")
                .containsKey("docs/plugins.json");
        assertThat(published).containsExactly(report);
    }

    @Test
    void rendersAFurtherFileAnewWhereOthersHavePublished() throws Exception {
        registry.publish();
        registry.update("a/v1.0.0", "b/v2.0.0");
        upstream.commit("main", Map.of("OTHER.md", "of others\n"));

        registry.publish();

        assertThat(upstream.files("main"))
                .containsEntry("docs/csv/versions.csv", "a,v1.0.0\nb,v2.0.0\n")
                .containsEntry("OTHER.md", "of others\n");
    }

    @Test
    void publishesNoFurtherFileThatWasEdited() throws Exception {
        String before = upstream.tip("main").orElseThrow();
        Files.writeString(checkout.resolve("docs/csv/versions.csv"), "a,v9.9.9\n");

        assertThatThrownBy(() -> registry.publish())
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("docs/csv/versions.csv");
        assertThat(upstream.tip("main")).contains(before);
    }

    @Test
    void pushesNothingThatIsRefused() throws Exception {
        String before = upstream.tip("main").orElseThrow();
        open = false;

        assertThatThrownBy(() -> registry.publish())
                .isInstanceOf(PublishException.class)
                .hasMessage("2 plugins at night; wait for the day");
        assertThat(upstream.tip("main")).contains(before);
        assertThat(published).isEmpty();
    }
}
