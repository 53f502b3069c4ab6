package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.registry;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static io.github.pluginregistry.core.testing.Definitions.under;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.explain.DetailLevel;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.ExplanationFormat;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.core.testing.HostileText;
import io.github.pluginregistry.core.testing.Mutations;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.version.VersionScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was published and whatever a repository answers, a registry comes of it, and stays. */
class RegistryServiceFuzzTest {

    private static final String PUBLISHED = published();

    /** What was published, and what the repository answers. */
    record Run(String before, List<String> releases, List<String> tags) {}

    /** Each run writes files, so there are fewer of them than jqwik would try by itself. */
    @Property(tries = 200)
    void aSecondUpdateChangesNothingAndACheckFindsNothing(@ForAll("runs") List<Run> runs)
            throws Exception {
        for (Run run : runs) {
            Path directory = Files.createTempDirectory("registry");
            try {
                update(run, directory);
            } finally {
                delete(directory);
            }
        }
    }

    private static void update(Run run, Path directory) throws Exception {
        byte[] before = run.before().getBytes(StandardCharsets.UTF_8);
        Path json = Files.write(directory.resolve("plugins.json"), before);
        RegistryService registrar = registrar(directory, run.releases(), run.tags());
        Set<String> leftOut;
        try {
            leftOut =
                    registrar.update().resolutions().stream()
                            .filter(resolution -> resolution.entry().isEmpty())
                            .map(resolution -> resolution.id().value())
                            .collect(Collectors.toSet());
        } catch (InvalidRegistryFileException | UpdateRefusedException documented) {
            assertThat(json).hasBinaryContent(before);
            return;
        }
        byte[] after = Files.readAllBytes(json);

        assertThat(registrar.update().plan().isEmpty()).isTrue();
        assertThat(json).hasBinaryContent(after);
        assertThat(registrar.check().results().get(1).findings())
                .as("what was never resolved is left out, and told")
                .allMatch(
                        finding ->
                                finding.rule() == Rule.NOT_IN_REGISTRY
                                        && leftOut.contains(finding.plugin()));
        assertThat(explained(registrar)).isNotEmpty();
    }

    private static String explained(RegistryService registrar) throws Exception {
        ExplainReport report = registrar.explain();
        return ExplanationFormat.TEXT.render(report, DetailLevel.ALL)
                + ExplanationFormat.JSON.render(report, DetailLevel.SUMMARY);
    }

    private static RegistryService registrar(
            Path directory, List<String> releases, List<String> tags) {
        return RegistryService.of(
                        registry(
                                plugin("a", "a/*"),
                                plugin("b", HOME, select("{version}")),
                                plugin("c", HOME, under(VersionScheme.MAVEN, select("**")))),
                        directory.resolve("registry.yaml"),
                        directory)
                .source(
                        new FakeSource()
                                .releases(HOME, releases(releases))
                                .tags(HOME, releases(tags)))
                .build();
    }

    private static Release[] releases(List<String> tags) {
        return tags.stream().map(Release::ofTag).toArray(Release[]::new);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static String published() {
        try {
            Path directory = Files.createTempDirectory("registry");
            registrar(directory, List.of("a/v1.0.0"), List.of("a/v1.0.0", "v2.0.0")).update();
            String json = Files.readString(directory.resolve("plugins.json"));
            delete(directory);
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidRegistryFileException | UpdateRefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Provide
    Arbitrary<List<Run>> runs() {
        return Combinators.combine(Mutations.of(PUBLISHED), tags(), tags())
                .as(Run::new)
                .list()
                .ofSize(Integer.getInteger("fuzz.batch", 1));
    }

    private static Arbitrary<List<String>> tags() {
        Arbitrary<String> versions =
                Arbitraries.of(
                        "v1.0.0", "v1.1.0-rc.1", "v2.0.0", "1.2", "v", "nightly", "v1.0.0+b");
        Arbitrary<String> tag =
                Arbitraries.oneOf(
                        versions,
                        versions.map("a/"::concat),
                        HostileText.line().map("a/v1.0.0-"::concat));
        return tag.list().ofMaxSize(5);
    }
}
