package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others add to a service: files, rules, and conditions. */
class RegistryServicePortsTest {

    @TempDir private Path directory;

    private final List<String> events = new ArrayList<>();
    private String text = "one\n";

    private RegistryServiceBuilder builder() {
        return RegistryService.of(
                        registry(plugin("a", "a/*")),
                        directory.resolve("registry.yaml"),
                        directory.resolve("docs"))
                .source(new FakeSource().tags(HOME, "a/v1.0.0"))
                .outputs(List.of(new Page()))
                .listener(new Journal());
    }

    private final class Page implements AdditionalOutput {

        @Override
        public List<String> files() {
            return List.of("page.txt");
        }

        @Override
        public Map<String, String> render(Registry registry) {
            return text.isEmpty() ? Map.of() : Map.of("page.txt", text);
        }
    }

    private final class Journal implements RegistryListener {

        @Override
        public void beforeUpdate(Registry published) {
            events.add("before " + published.plugins().size());
        }

        @Override
        public void updated(UpdateReport report) {
            events.add("updated " + report.changes().size());
        }

        @Override
        public void checked(CheckReport report) {
            events.add("checked " + report.findings().size());
        }
    }

    private Path page() {
        return directory.resolve("docs/page.txt");
    }

    @Test
    void tellsWhenAnUpdateStartsAndEnds() throws Exception {
        builder().build().update();
        builder().build().update();

        assertThat(events).containsExactly("before 0", "updated 1", "before 1", "updated 0");
    }

    @Test
    void aPreviewAsksNobody() throws Exception {
        builder().build().previewUpdate();

        assertThat(events).isEmpty();
    }

    @Test
    void anUpdateThatIsRefusedAsksNoHostAndWritesNothing() {
        FakeSource source = new FakeSource().tags(HOME, "a/v1.0.0");
        RegistryService closed =
                builder()
                        .source(source)
                        .listener(
                                new RegistryListener() {
                                    @Override
                                    public void beforeUpdate(Registry published)
                                            throws UpdateRefusedException {
                                        throw new UpdateRefusedException("it is night", "wait");
                                    }
                                })
                        .build();

        assertThatThrownBy(closed::update)
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessage("it is night; wait");
        assertThat(source.questions()).isEmpty();
        assertThat(directory.resolve("docs/plugins.json")).doesNotExist();
    }

    @Test
    void writesAFurtherFileAndKeepsItInSync() throws Exception {
        builder().build().update();
        assertThat(page()).hasContent("one\n");

        text = "two\n";
        assertThat(builder().build().check().findings())
                .extracting(finding -> finding.rule().id() + " " + finding.diagnostic().location())
                .singleElement()
                .asString()
                .contains("page.txt");

        builder().build().repair();
        assertThat(page()).hasContent("two\n");
        assertThat(builder().build().check().isClean()).isTrue();
    }

    @Test
    void aFileThatIsLeftOutStaysAsItIs() throws Exception {
        builder().build().update();
        text = "";

        builder().build().update();

        assertThat(page()).hasContent("one\n");
        assertThat(builder().build().check().isClean()).isTrue();
    }

    @Test
    void appliesFurtherRulesToWhatIsPublished() throws Exception {
        builder().build().update();

        CheckReport report =
                builder()
                        .rules(
                                published ->
                                        published.plugins().stream()
                                                .map(
                                                        it ->
                                                                new Diagnostic(
                                                                        Rule.EXTENSION,
                                                                        Severity.ERROR,
                                                                        it.id().value(),
                                                                        SourceLocation.NONE,
                                                                        "is "
                                                                                + it.latest()
                                                                                        .version(),
                                                                        "wait"))
                                                .toList())
                        .build()
                        .check();

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.EXTENSION);
        assertThat(report.findings().get(0).diagnostic().sentence())
                .isEqualTo("a: is v1.0.0; wait");
        assertThat(report.findings().get(0).diagnostic().location().file()).isNotEmpty();
        assertThat(report.isClean()).isFalse();
        assertThat(Files.exists(page())).isTrue();
        assertThat(events).endsWith("checked 1");
    }
}
