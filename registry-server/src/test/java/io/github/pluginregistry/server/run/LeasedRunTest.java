package io.github.pluginregistry.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.server.TestRepositories;
import io.github.pluginregistry.server.config.Polling;
import io.github.pluginregistry.server.log.JsonLogFormatter;
import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.metric.ServerMetrics;
import io.github.pluginregistry.server.store.Database;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunRequest;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.StoreException;
import io.github.pluginregistry.server.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasedRunTest {

    private static final String DEPENDENTS =
            ",\"dependents\":[{\"name\":\"site\",\"url\":\"https://ci.example.com/hook\",\"secret\":\"env:HOOK\"}]";
    private static final Duration MAXIMUM = Duration.ofMinutes(15);

    @TempDir private Path directory;
    private Database database;
    private TestRepositories repositories;
    private RunParts parts;

    /** What runs need, without tokens and extensions. */
    static RunParts parts(Path directory, Database database, Clock clock) {
        return new RunParts(
                database,
                new ServerMetrics(),
                TokenProvider.NONE,
                new ServerExtensions(
                        List.of(),
                        directory.resolve("extensions"),
                        TokenProvider.NONE,
                        Duration.ofMinutes(1),
                        new ServerMetrics()),
                new Checkouts(directory.resolve("checkouts"), 1_000_000_000, Clock.systemUTC()),
                clock,
                new Environment(Map.of(), directory, directory),
                Polling.DEFAULT);
    }

    @BeforeEach
    void opens() throws Exception {
        repositories = TestRepositories.in(directory);
        repositories.tag("kubernetes/v1.0.0");
        database = TestDatabase.embedded(Files.createDirectories(directory.resolve("data")));
        parts = parts(directory, database, Clock.systemUTC());
    }

    @AfterEach
    void closes() {
        database.close();
    }

    private Lease lease(String more, Duration length) throws StoreException {
        parts.registries()
                .fromFile(
                        Map.of(
                                "test",
                                "{\"id\":\"test\",\"repository\":\"%s\"%s}"
                                        .formatted(repositories.registry(), more)));
        return parts.queue().take("replica", length).orElseThrow();
    }

    private RunRow run(Lease lease) throws StoreException {
        new LeasedRun(parts, lease, MAXIMUM).run();
        return parts.runs().find(lease.run()).orElseThrow();
    }

    private RegistryRow registry() throws StoreException {
        return parts.registries().find("test").orElseThrow();
    }

    @Test
    void publishesAndWatchesAllRepositories() throws Exception {
        RunRow run = run(lease("", LeasedRun.LEASE));

        assertThat(run.result()).as(run.summary()).isEqualTo(Result.CHANGED);
        assertThat(repositories.published("docs/plugins.json")).contains("v1.0.0");
        assertThat(parts.watch().watched("test"))
                .containsExactlyInAnyOrder(
                        repositories.registry().toLowerCase(Locale.ROOT).replace(".git", ""),
                        repositories.plugins().toLowerCase(Locale.ROOT).replace(".git", ""));
        assertThat(parts.runs().log(run.id()).orElseThrow()).contains("main is at");
    }

    /** Another replica would find the date in the future, and publish nothing. */
    @Test
    void datesFilesByTheClockOfTheDatabase() throws Exception {
        Instant before = database.now();
        parts = parts(directory, database, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));

        RunRow run = run(lease("", LeasedRun.LEASE));

        assertThat(run.result()).as(run.summary()).isEqualTo(Result.CHANGED);
        String date =
                repositories
                        .published("docs/plugins.json")
                        .replaceFirst("(?s).*\"lastUpdated\": \"([^\"]+)\".*", "$1");
        assertThat(Instant.parse(date))
                .isBetween(before.truncatedTo(ChronoUnit.SECONDS), database.now());
    }

    @Test
    void passesTheTraceOfItsRequestOn() throws Exception {
        Trace trace = new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01");
        lease(DEPENDENTS, Duration.ofSeconds(-1));
        parts.registries().request(RunRequest.manual("test").in(trace));
        Lease lease = parts.queue().take("replica", LeasedRun.LEASE).orElseThrow();

        List<String> lines = linesOf(() -> new LeasedRun(parts, lease, MAXIMUM).run());

        assertThat(lines)
                .isNotEmpty()
                .allMatch(it -> it.contains("\"traceparent\":\"%s\"".formatted(lease.trace())));
        assertThat(lease.trace().traceId()).isEqualTo(trace.traceId());
        assertThat(parts.outgoing().of("test", 1).get(0).trace())
                .isEqualTo(lease.trace().toString());
    }

    /** What {@link LeasedRun} logs, as the server writes it. */
    private static List<String> linesOf(Runnable work) {
        List<String> lines = new ArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        lines.add(new JsonLogFormatter().format(entry));
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger logger = Logger.getLogger(LeasedRun.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    @Test
    void publishesNothingWithLeaseThatAnotherReplicaHas() throws Exception {
        Lease lost = lease("", Duration.ofSeconds(-1));
        Lease taken = parts.queue().take("other", LeasedRun.LEASE).orElseThrow();

        RunRow run = run(lost);

        assertThat(run.result()).isEqualTo(Result.LOST);
        assertThat(repositories.published("docs/plugins.json")).isEmpty();
        assertThat(parts.files().of("test")).isEmpty();
        assertThat(run(taken).result()).isEqualTo(Result.CHANGED);
    }

    /** A run that is interrupted while it writes its end would lose it. */
    @Test
    void isNotEndedWhereItGaveTheLeaseUpItself() throws Exception {
        LeasedRun run = new LeasedRun(parts, lease("", LeasedRun.LEASE), MAXIMUM);

        run.run();

        assertThat(run.beat()).isTrue();
    }

    @Test
    void givesRegistryBackWhereTheDatabaseFails() throws Exception {
        String url = Database.embedded(directory.resolve("data"));
        parts =
                parts(
                        directory,
                        database,
                        new RunClock(
                                () ->
                                        TestDatabase.execute(
                                                url,
                                                "alter table run add constraint if not exists no_log check (log = '')")));
        Lease lease = lease("", LeasedRun.LEASE);

        new LeasedRun(parts, lease, MAXIMUM).run();

        assertThat(repositories.published("docs/plugins.json")).isEmpty();
        assertThat(registry().failures()).isZero();
        TestDatabase.execute(url, "alter table run drop constraint no_log");
        parts = parts(directory, database, Clock.systemUTC());
        Lease again = parts.queue().take("other", LeasedRun.LEASE).orElseThrow();
        assertThat(run(again).result()).isEqualTo(Result.CHANGED);
    }

    @Test
    void publishesNothingAfterMaximumTime() throws Exception {
        Lease lease = lease("", LeasedRun.LEASE);

        new LeasedRun(parts, lease, Duration.ZERO).run();

        assertThat(parts.runs().find(lease.run()).orElseThrow().result()).isEqualTo(Result.FAILED);
        assertThat(repositories.published("docs/plugins.json")).isEmpty();
    }

    @Test
    void saysWhyRunFailedAndBacksOff() throws Exception {
        RunRow run = run(lease(",\"definition\":\"missing.yaml\"", LeasedRun.LEASE));

        assertThat(run.result()).isEqualTo(Result.FAILED);
        assertThat(run.summary()).contains("missing.yaml");
        assertThat(registry().failures()).isEqualTo(1);
        assertThat(registry().due().orElseThrow())
                .isAfterOrEqualTo(
                        registry().lastRun().orElseThrow().plus(Polling.DEFAULT.minimum()));
    }

    @Test
    void keepsFilesToItselfWhereNothingIsPublished() throws Exception {
        RunRow first = run(lease(",\"publish\":{\"mode\":\"none\"}", LeasedRun.LEASE));
        parts.registries().request(RunRequest.manual("test"));

        RunRow second = run(parts.queue().take("replica", LeasedRun.LEASE).orElseThrow());

        assertThat(first.result()).as(first.summary()).isEqualTo(Result.CHANGED);
        assertThat(second.result()).as(second.summary()).isEqualTo(Result.UNCHANGED);
        assertThat(repositories.published("docs/plugins.json")).isEmpty();
        assertThat(parts.files().find("test", "plugins.json").orElseThrow().content())
                .contains("v1.0.0");
    }

    /** The push cannot be undone, so the next run tells of it. */
    @Test
    void tellsDependentsOfChangeOfRunWhoseEndCouldNotBeWritten() throws Exception {
        String url = Database.embedded(directory.resolve("data"));
        RunRow first = run(lease(DEPENDENTS, LeasedRun.LEASE));
        repositories.tag("kubernetes/v1.1.0");
        parts.registries().request(RunRequest.manual("test"));
        TestDatabase.execute(
                url,
                "alter table run add constraint no_end check (id = %d or outcome <> 'changed')"
                        .formatted(first.id()));
        new LeasedRun(parts, parts.queue().take("this", LeasedRun.LEASE).orElseThrow(), MAXIMUM)
                .run();
        assertThat(repositories.published("docs/plugins.json")).contains("v1.1.0");
        assertThat(parts.outgoing().of("test", 10)).hasSize(1);
        TestDatabase.execute(url, "alter table run drop constraint no_end");

        RunRow next = run(parts.queue().take("other", LeasedRun.LEASE).orElseThrow());

        assertThat(next.result()).as(next.summary()).isEqualTo(Result.CHANGED);
        assertThat(parts.outgoing().of("test", 10))
                .hasSize(2)
                .anySatisfy(
                        request ->
                                assertThat(request.body())
                                        .contains(
                                                "\"GIT_COMMIT\":\"%s\""
                                                        .formatted(repositories.head()),
                                                "\"from\":\"v1.0.0\",\"to\":\"v1.1.0\""));
        parts.registries().request(RunRequest.manual("test"));
        assertThat(run(parts.queue().take("other", LeasedRun.LEASE).orElseThrow()).result())
                .isEqualTo(Result.UNCHANGED);
    }

    @Test
    void tellsDependentsOfChange() throws Exception {
        run(lease(DEPENDENTS, LeasedRun.LEASE));

        assertThat(parts.outgoing().of("test", 10))
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.body())
                                        .contains(
                                                "\"GIT_COMMIT\":\"%s\""
                                                        .formatted(repositories.head()),
                                                "\"GIT_BRANCH\":\"main\"",
                                                "\"BUILD_TRIGGER\":\"configuration\"",
                                                "\"to\":\"v1.0.0\""));
    }
}
