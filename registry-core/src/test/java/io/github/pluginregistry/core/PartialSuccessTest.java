package io.github.pluginregistry.core;

import static io.github.pluginregistry.core.testing.Definitions.plugin;
import static io.github.pluginregistry.core.testing.Definitions.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.resolve.PluginProblem;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.testing.ForgeStub;
import io.github.pluginregistry.core.testing.RawForge;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole update of several repositories, not all of which answer. */
class PartialSuccessTest {

    private static final String[] TEN = {
        "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"
    };

    @TempDir private Path directory;

    private final ForgeStub forge = ForgeStub.start();
    private final ForgeStub other = ForgeStub.start();

    @AfterEach
    void stop() {
        forge.close();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GIT, 500, TRANSIENT",
        "GIT, 404, PERMANENT",
        "GRAPHQL, 500, TRANSIENT",
        "GRAPHQL, 502, TRANSIENT",
        "REST, 500, TRANSIENT",
        "REST, 404, PERMANENT"
    })
    void updatesNineAndKeepsTheOneThatFails(RequestKind kind, int status, Impact severity)
            throws Exception {
        SecondRun run =
                SecondRun.in(
                        directory,
                        Arrays.stream(TEN)
                                .map(id -> at("github.com", id))
                                .toArray(PluginDefinition[]::new));
        kind.at(released(forge, TEN)).failing("example/p4", status);

        UpdateReport report = kind.sentBy(run).askingAt(forge.apiUrl());

        assertThat(report.changes())
                .extracting(PublishedVersionChange::id)
                .containsExactly("p0", "p1", "p2", "p3", "p5", "p6", "p7", "p8", "p9");
        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.toString())
                                    .startsWith("p4: ")
                                    .contains("answered " + status);
                            assertThat(problem.reason().impact()).isEqualTo(severity);
                        });
        assertThat(run.versions())
                .containsExactly(
                        "v1.1.0", "v1.1.0", "v1.1.0", "v1.1.0", "v1.0.0", "v1.1.0", "v1.1.0",
                        "v1.1.0", "v1.1.0", "v1.1.0");
    }

    @Test
    void aNewRegistryHasThePluginsThatWereResolvedBeforeTheQuotaWasGone() throws Exception {
        PluginDefinition[] plugins = {at("github.com", "p0"), at("ghe.example.com", "p1")};
        SecondRun run = SecondRun.in(directory, plugins);
        Files.delete(directory.resolve("docs/plugins.json"));
        released(forge, "p0");
        other.failing("example/p1", 429, Map.of("Retry-After", "3600"));

        UpdateReport report =
                run.update(
                        SecondRun.forge("github.com", forge.apiUrl()),
                        SecondRun.forge("ghe.example.com", other.apiUrl()));

        assertThat(run.versions()).containsExactly("v1.1.0");
        assertThat(report.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.plugins()).hasToString("[p1]");
                            assertThat(problem.reason().impact()).isEqualTo(Impact.PERMANENT);
                            assertThat(problem.reason().diagnostic().rule())
                                    .isEqualTo(Rule.VERSION_UNKNOWN);
                        });
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void oneHostsRateLimitStopsNoOtherHost(RequestKind kind) throws Exception {
        PluginDefinition[] plugins = {
            at("github.com", "p0"), at("github.com", "p1"), at("ghe.example.com", "p2")
        };
        SecondRun run = SecondRun.in(directory, plugins);
        kind.at(released(forge, "p0", "p1"))
                .failing("example/p0", 429, Map.of("Retry-After", "3600"))
                .failing("example/p1", 429, Map.of("Retry-After", "3600"));
        released(other, "p2");

        UpdateReport report =
                kind.sentBy(run)
                        .update(
                                SecondRun.forge("github.com", forge.apiUrl()),
                                SecondRun.forge("ghe.example.com", other.apiUrl()));

        assertThat(report.problems())
                .flatExtracting(PluginProblem::plugins)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("p0", "p1");
        assertThat(report.problems())
                .extracting(problem -> problem.reason().impact())
                .containsOnly(Impact.TRANSIENT);
        assertThat(run.versions()).containsExactly("v1.0.0", "v1.0.0", "v1.1.0");
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void endsARunThatAForgeHoldsUp(RequestKind kind) throws Exception {
        forge.release("pipe-cd/pipecd", "v1.1.0");
        SecondRun run = SecondRun.in(directory).within(Duration.ofSeconds(1));
        try (RawForge hanging = RawForge.hanging()) {
            run.assertKept(
                    kind.sentBy(run).update(kind.sentTo(hanging.url(), forge)),
                    Impact.TRANSIENT,
                    "no answer came within the 1 s that a run may take",
                    "run again later, or let -Dregistry.timeLimit name more seconds");
        }
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void keepsWhatIsLeftWhenTheRunEndsAndUpdatesTheRest(RequestKind kind) throws Exception {
        PluginDefinition[] plugins = {at("ghe.example.com", "p0"), at("github.com", "p1")};
        SecondRun run = SecondRun.in(directory, plugins).within(Duration.ofSeconds(2));
        released(forge, "p1");
        released(other, "p0");
        try (RawForge hanging = RawForge.hanging()) {
            UpdateReport report =
                    kind.sentBy(run)
                            .update(
                                    SecondRun.forge("ghe.example.com", other.apiUrl()),
                                    kind.sentTo(hanging.url(), forge));

            assertThat(report.problems())
                    .singleElement()
                    .asString()
                    .startsWith("p1: no answer came within the 2 s");
        }
        assertThat(run.versions()).containsExactly("v1.1.0", "v1.0.0");
    }

    private static PluginDefinition at(String host, String id) {
        return plugin(id, "https://%s/example/%s".formatted(host, id), select("v*"));
    }

    private static ForgeStub released(ForgeStub forge, String... ids) {
        for (String id : ids) {
            forge.release("example/" + id, "v1.0.0").release("example/" + id, "v1.1.0");
        }
        return forge;
    }
}
