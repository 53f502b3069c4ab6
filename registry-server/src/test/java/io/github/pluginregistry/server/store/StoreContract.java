package io.github.pluginregistry.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.server.log.Trace;
import io.github.pluginregistry.server.store.ApiTokenStore.Role;
import io.github.pluginregistry.server.store.DeliveryRow.Outcome;
import io.github.pluginregistry.server.store.OutgoingStore.Outgoing;
import io.github.pluginregistry.server.store.RegistryRow.Origin;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stores promise, on each database. */
abstract class StoreContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration MAXIMUM = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);

    /** A lease that has ended before anybody can look. */
    private static final Duration ENDED = Duration.ofSeconds(-1);

    private Database database;
    private RegistryStore registries;
    private RunQueue queue;
    private LeaseStore leases;
    private WatchStore watch;
    private RunStore runs;

    abstract Database open(Path directory) throws SQLException;

    @BeforeEach
    void opens(@TempDir Path directory) throws SQLException {
        database = open(directory);
        registries = new RegistryStore(database);
        queue = new RunQueue(database);
        leases = new LeaseStore(database);
        watch = new WatchStore(database);
        runs = new RunStore(database);
    }

    @AfterEach
    void closes() {
        database.close();
    }

    private static RunOutcome outcome(Result result) {
        return new RunOutcome(result, "done", "[]", "", "a log", null, HOUR);
    }

    private static RunRequest hook(String registry) {
        return new RunRequest(registry, Cause.WEBHOOK, 7L, RunRequest.HOOK, Duration.ZERO);
    }

    @Test
    void runsRegistryThatWasAdded() throws StoreException {
        assertThat(registries.put("pipecd", "{}")).isTrue();

        Lease lease = queue.take("a", LEASE).orElseThrow();

        assertThat(lease.registry()).isEqualTo("pipecd");
        assertThat(lease.cause()).isEqualTo(Cause.CONFIGURATION);
        assertThat(queue.take("b", LEASE)).isEmpty();
        RegistryRow row = registries.find("pipecd").orElseThrow();
        assertThat(row.isRunning()).isTrue();
        assertThat(row.owner()).isEqualTo("a");
        assertThat(row.due()).isEmpty();
    }

    @Test
    void isDueAgainAfterTheDelayOfTheOutcome() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lease = queue.take("a", LEASE).orElseThrow();

        assertThat(leases.finish(lease, outcome(Result.CHANGED))).isTrue();

        assertThat(queue.take("a", LEASE)).isEmpty();
        RegistryRow row = registries.find("pipecd").orElseThrow();
        assertThat(row.pending()).isFalse();
        assertThat(row.lastChange()).isPresent();
        assertThat(row.due().orElseThrow()).isEqualTo(row.lastRun().orElseThrow().plus(HOUR));
    }

    @Test
    void runsOnceMoreAfterRequestsDuringRun() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lease = queue.take("a", LEASE).orElseThrow();
        registries.request(hook("pipecd"));
        registries.request(hook("pipecd"));
        assertThat(queue.take("b", LEASE)).isEmpty();
        leases.finish(lease, outcome(Result.UNCHANGED));

        Lease again = queue.take("b", LEASE).orElseThrow();

        assertThat(again.cause()).isEqualTo(Cause.WEBHOOK);
        assertThat(again.delivery()).isEqualTo(7L);
        assertThat(again.requested()).isTrue();
        leases.finish(again, outcome(Result.UNCHANGED));
        assertThat(queue.take("b", LEASE)).isEmpty();
    }

    @Test
    void waitsAfterRequestWithDelayDuringRun() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lease = queue.take("a", LEASE).orElseThrow();
        registries.request(
                new RunRequest("pipecd", Cause.WEBHOOK, null, 0, Duration.ofMinutes(10)));
        leases.finish(lease, outcome(Result.UNCHANGED));

        assertThat(queue.take("a", LEASE)).isEmpty();
        RegistryRow row = registries.find("pipecd").orElseThrow();
        assertThat(row.pending()).isTrue();
        assertThat(Duration.between(row.lastRun().orElseThrow(), row.due().orElseThrow()))
                .isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void requestNeverMakesRegistryDueLater() throws StoreException {
        registries.put("pipecd", "{}");

        registries.request(new RunRequest("pipecd", Cause.WEBHOOK, null, 0, HOUR));

        assertThat(queue.take("a", LEASE)).isPresent();
        assertThat(registries.request(hook("unknown"))).isFalse();
    }

    @Test
    void takesRegistryOfALostReplicaBeforeOthersThatAreDue() throws StoreException {
        registries.put("lost", "{}");
        Lease lost = queue.take("a", ENDED).orElseThrow();
        registries.put("urgent", "{}");
        registries.request(hook("urgent"));

        assertThat(queue.take("b", LEASE).orElseThrow().registry()).isEqualTo(lost.registry());
        assertThat(queue.take("b", LEASE).orElseThrow().registry()).isEqualTo("urgent");
    }

    @Test
    void anotherReplicaTakesOverWhenLeaseEnded() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lost = queue.take("a", ENDED).orElseThrow();

        Lease taken = queue.take("b", LEASE).orElseThrow();

        assertThat(taken.fence()).isGreaterThan(lost.fence());
        assertThat(taken.failures()).isEqualTo(1);
        assertThat(leases.prolong(lost, LEASE, MAXIMUM)).isFalse();
        assertThat(leases.finish(lost, outcome(Result.CHANGED))).isFalse();
        assertThat(runs.find(lost.run()).orElseThrow().result()).isEqualTo(Result.LOST);
        assertThat(leases.finish(taken, outcome(Result.UNCHANGED))).isTrue();
        assertThat(runs.find(taken.run()).orElseThrow().result()).isEqualTo(Result.UNCHANGED);
        assertThat(leases.finish(taken, outcome(Result.CHANGED))).isFalse();
    }

    @Test
    void prolongsLeaseUntilRunTookTooLong() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lease = queue.take("a", ENDED).orElseThrow();

        assertThat(leases.prolong(lease, LEASE, MAXIMUM)).isTrue();
        assertThat(queue.take("b", LEASE)).isEmpty();

        assertThat(leases.prolong(lease, LEASE, Duration.ZERO)).isFalse();
        assertThat(leases.prolong(lease, ENDED, MAXIMUM)).isTrue();
        assertThat(queue.take("b", LEASE)).isPresent();
    }

    @Test
    void countsFailuresUntilSuccess() throws StoreException {
        registries.put("pipecd", "{}");
        leases.finish(queue.take("a", LEASE).orElseThrow(), outcome(Result.FAILED));
        assertThat(registries.find("pipecd").orElseThrow().failures()).isEqualTo(1);
        registries.request(RunRequest.manual("pipecd"));
        Lease second = queue.take("a", LEASE).orElseThrow();
        assertThat(second.failures()).isEqualTo(1);

        leases.finish(second, outcome(Result.UNCHANGED));

        assertThat(registries.find("pipecd").orElseThrow().failures()).isZero();
    }

    @Test
    void keepsWhatWasObservedUntilSomethingElseIs() throws StoreException {
        registries.put("pipecd", "{}");
        Lease first = queue.take("a", LEASE).orElseThrow();
        leases.finish(
                first, new RunOutcome(Result.CHANGED, "", "[]", "abc", "", "{\"a\":1}", HOUR));
        registries.request(hook("pipecd"));

        Lease second = queue.take("a", LEASE).orElseThrow();
        leases.finish(second, outcome(Result.FAILED));
        registries.request(hook("pipecd"));

        assertThat(second.observed()).contains("{\"a\":1}");
        assertThat(queue.take("a", LEASE).orElseThrow().observed()).contains("{\"a\":1}");
    }

    @Test
    void takesRequestsOfPeopleBeforeOthers() throws StoreException {
        for (String id : List.of("a", "b", "c")) {
            registries.put(id, "{}");
        }
        registries.request(hook("b"));
        registries.request(RunRequest.manual("c"));

        List<String> order = new ArrayList<>();
        for (Optional<Lease> lease = queue.take("x", LEASE);
                lease.isPresent();
                lease = queue.take("x", LEASE)) {
            order.add(lease.get().registry());
        }

        assertThat(order).containsExactly("c", "b", "a");
    }

    @Test
    void runsNoRegistryThatIsPaused() throws StoreException {
        registries.put("pipecd", "{}");
        registries.pause("pipecd", true);
        assertThat(queue.take("a", LEASE)).isEmpty();
        assertThat(queue.waiting()).isZero();

        registries.pause("pipecd", false);

        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.take("a", LEASE)).isPresent();
    }

    @Test
    void givesRegistryBackThatWasNotRun() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lease = queue.take("a", LEASE).orElseThrow();

        leases.giveBack(lease);

        assertThat(runs.find(lease.run())).isEmpty();
        assertThat(queue.take("b", LEASE).orElseThrow().cause()).isEqualTo(Cause.CONFIGURATION);
    }

    @Test
    void losesNoRequestAndRunsNoRegistryTwiceAtOnce() throws Exception {
        int ids = 5;
        int requests = 200;
        for (int i = 0; i < ids; i++) {
            registries.put("r" + i, "{}");
        }
        Map<String, String> running = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int sender = 0; sender < 2; sender++) {
                all.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < requests; i++) {
                                        registries.request(hook("r" + i % ids));
                                    }
                                    return null;
                                }));
            }
            for (int worker = 0; worker < 4; worker++) {
                all.add(threads.submit(worker("w" + worker, all.subList(0, 2), running, overlaps)));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(overlaps).hasValue(0);
        assertThat(queue.take("x", LEASE)).isEmpty();
        assertThat(registries.all()).noneMatch(RegistryRow::pending);
    }

    private Callable<Void> worker(
            String name,
            List<Future<Void>> senders,
            Map<String, String> running,
            AtomicInteger overlaps) {
        List<Future<Void>> before = List.copyOf(senders);
        return () -> {
            while (true) {
                boolean last = before.stream().allMatch(Future::isDone);
                Optional<Lease> lease = queue.take(name, LEASE);
                if (lease.isPresent()) {
                    String id = lease.get().registry();
                    if (running.putIfAbsent(id, name) != null) {
                        overlaps.incrementAndGet();
                    }
                    running.remove(id);
                    leases.finish(lease.get(), outcome(Result.UNCHANGED));
                } else if (last && registries.all().stream().noneMatch(RegistryRow::pending)) {
                    return null;
                }
            }
        };
    }

    @Test
    void fileDecidesWhichOfItsRegistriesExist() throws StoreException {
        registries.put("api", "{}");
        registries.fromFile(Map.of("one", "{}", "two", "{}"));
        leases.finish(queue.take("x", LEASE).orElseThrow(), outcome(Result.UNCHANGED));

        registries.fromFile(Map.of("two", "{\"branch\":\"main\"}"));

        assertThat(registries.all()).extracting(RegistryRow::id).containsExactly("api", "two");
        assertThat(registries.put("two", "{}")).isFalse();
        assertThat(registries.remove("two")).isFalse();
        assertThat(registries.remove("api")).isTrue();
        assertThat(registries.find("two").orElseThrow().origin()).isEqualTo(Origin.FILE);
        registries.fromFile(Map.of("one", "{}", "two", "{}"));
        assertThat(registries.all()).extracting(RegistryRow::id).containsExactly("one", "two");
    }

    @Test
    void keepsHistoryOfRegistriesThatLeftTheFile() throws StoreException {
        registries.fromFile(Map.of("one", "{}"));
        leases.finish(queue.take("x", LEASE).orElseThrow(), outcome(Result.CHANGED));
        registries.fromFile(Map.of());
        assertThat(registries.deleteRemoved()).isZero();
        assertThat(runs.all(Long.MAX_VALUE, 10)).hasSize(1);

        runs.deleteOlderThan(ENDED);

        assertThat(registries.deleteRemoved()).isEqualTo(1);
    }

    @Test
    void changedConfigurationMakesRegistryDue() throws StoreException {
        registries.fromFile(Map.of("one", "{}"));
        leases.finish(
                queue.take("x", LEASE).orElseThrow(),
                new RunOutcome(Result.UNCHANGED, "", "[]", "", "", "{}", HOUR));
        registries.fromFile(Map.of("one", "{}"));
        assertThat(queue.take("x", LEASE)).isEmpty();

        registries.fromFile(Map.of("one", "{\"branch\":\"main\"}"));

        Lease lease = queue.take("x", LEASE).orElseThrow();
        assertThat(lease.configuration()).isEqualTo("{\"branch\":\"main\"}");
        assertThat(lease.observed()).isEmpty();
    }

    @Test
    void findsRegistriesThatWatchRepository() throws StoreException {
        registries.put("a", "{}");
        registries.put("b", "{}");
        watch.watch("a", List.of("github.com/x/one", "github.com/x/two"));
        watch.watch("b", List.of("github.com/x/two"));

        assertThat(watch.watching("github.com/x/two"))
                .extracting(RegistryRow::id)
                .containsExactly("a", "b");
        watch.watch("a", List.of("github.com/x/one"));
        assertThat(watch.watching("github.com/x/two"))
                .extracting(RegistryRow::id)
                .containsExactly("b");
        assertThat(watch.watched("a")).containsExactly("github.com/x/one");
    }

    @Test
    void keepsHistoryOfRuns() throws StoreException {
        registries.put("pipecd", "{}");
        Lease lease = queue.take("a", LEASE).orElseThrow();
        runs.writeLog(lease.run(), "so far");
        assertThat(runs.log(lease.run())).contains("so far");
        leases.finish(
                lease,
                new RunOutcome(Result.CHANGED, "1 new", "[{}]", "abc", "all", null, Duration.ZERO));
        runs.writeLog(lease.run(), "too late");
        Lease second = queue.take("a", LEASE).orElseThrow();
        leases.finish(second, outcome(Result.UNCHANGED));

        assertThat(runs.log(lease.run())).contains("all");
        assertThat(runs.of("pipecd", Long.MAX_VALUE, 10))
                .extracting(RunRow::id)
                .containsExactly(second.run(), lease.run());
        assertThat(runs.of("pipecd", second.run(), 10))
                .extracting(RunRow::summary)
                .containsExactly("1 new");
        assertThat(runs.changes("pipecd", 5)).hasSize(1);
        assertThat(runs.deleteOlderThan(HOUR)).isZero();
        assertThat(runs.deleteOlderThan(ENDED)).isEqualTo(1);
        assertThat(runs.all(Long.MAX_VALUE, 10))
                .extracting(RunRow::id)
                .containsExactly(second.run());
    }

    @Test
    void countsRedeliveries() throws StoreException {
        DeliveryStore deliveries = new DeliveryStore(database);
        long id = deliveries.record("github", "1", "push", "github.com/x/y");
        assertThat(deliveries.record("gitlab", "1", "push", "")).isNotEqualTo(id);

        assertThat(deliveries.record("github", "1", "push", "github.com/x/y")).isEqualTo(id);
        deliveries.outcome(id, Outcome.ACCEPTED, "made pipecd due");

        DeliveryRow row = deliveries.find(id).orElseThrow();
        assertThat(row.count()).isEqualTo(2);
        assertThat(row.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(deliveries.all(Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(deliveries.deleteOlderThan(ENDED)).isEqualTo(2);
    }

    @Test
    void undoesAllCallsOfStepThatFails() throws StoreException {
        DeliveryStore deliveries = new DeliveryStore(database);
        registries.put("a", "{}");
        leases.finish(queue.take("x", LEASE).orElseThrow(), outcome(Result.UNCHANGED));

        assertThatThrownBy(
                        () ->
                                database.together(
                                        () -> {
                                            deliveries.record("github", "1", "push", "");
                                            registries.request(hook("a"));
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");

        assertThat(deliveries.all(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(queue.take("x", LEASE)).isEmpty();
    }

    @Test
    void keepsTimeOfPublishedFileThatDidNotChange() throws StoreException {
        PublishedFileStore files = new PublishedFileStore(database);
        registries.put("a", "{}");
        files.replace("a", Map.of("plugins.json", "[]", "plugins.md", "old"));
        PublishedFile before = files.find("a", "plugins.json").orElseThrow();

        files.replace("a", Map.of("plugins.json", "[]", "feed.xml", "new"));

        assertThat(files.find("a", "plugins.json")).contains(before);
        assertThat(before.etag()).matches("\"[0-9a-f]{32}\"");
        assertThat(files.of("a"))
                .extracting(PublishedFile::file)
                .containsExactly("feed.xml", "plugins.json");
        files.replace("a", Map.of("plugins.json", "[1]"));
        assertThat(files.find("a", "plugins.json").orElseThrow().etag())
                .isNotEqualTo(before.etag());
    }

    @Test
    void keepsCredentialsSealed() throws StoreException {
        CredentialStore credentials = new CredentialStore(database);
        credentials.put("git", "v1:a:x");
        assertThat(credentials.reseal("git", "v1:a:x", "v1:b:y")).isTrue();
        assertThat(credentials.reseal("git", "v1:a:x", "v1:b:z")).isFalse();
        assertThat(credentials.sealed("git")).contains("v1:b:y");

        credentials.put("git", "v1:b:new");
        credentials.used("git");

        assertThat(credentials.sealed("git")).contains("v1:b:new");
        assertThat(credentials.all()).singleElement().matches(c -> c.lastUsed().isPresent());
        assertThat(credentials.remove("git")).isTrue();
        assertThat(credentials.sealed("git")).isEmpty();
    }

    @Test
    void findsApiTokensByHash() throws StoreException {
        ApiTokenStore tokens = new ApiTokenStore(database);
        tokens.put("ci", "abc", Role.LOOK);
        tokens.put("ci", "def", Role.RUN);

        assertThat(tokens.use("abc")).isEmpty();
        assertThat(tokens.use("def").orElseThrow().role()).isEqualTo(Role.RUN);
        assertThat(tokens.all()).singleElement().matches(token -> token.lastUsed().isPresent());
        assertThat(tokens.remove("ci")).isTrue();
        assertThat(tokens.use("def")).isEmpty();
    }

    @Test
    void keepsAuditLog() throws StoreException {
        AuditLog audit = new AuditLog(database);
        audit.add("ci", "registry.pause", "pipecd", "");
        audit.add(AuditLog.SERVER, "credential.use", "git", "for git.example.com");

        assertThat(audit.all(Long.MAX_VALUE, 10))
                .extracting(AuditLog.Entry::action)
                .containsExactly("credential.use", "registry.pause");
        assertThat(audit.deleteOlderThan(ENDED)).isEqualTo(2);
    }

    @Test
    void triesRequestsToOthersUntilTheyEnd() throws StoreException {
        OutgoingStore outgoing = new OutgoingStore(database);
        registries.put("a", "{}");
        Trace trace = Trace.start();
        outgoing.add("a", 1, "site", "{}", trace);
        outgoing.add("a", 1, "site", "{}", Trace.start());
        Outgoing first = outgoing.take(LEASE).orElseThrow();
        assertThat(first.trace()).isEqualTo(trace.toString());
        assertThat(first.attempts()).isEqualTo(1);
        assertThat(outgoing.take(LEASE)).isEmpty();

        outgoing.retry(first, Duration.ZERO, "503");
        Outgoing second = outgoing.take(ENDED).orElseThrow();
        Outgoing third = outgoing.take(LEASE).orElseThrow();
        outgoing.sent(third, "204");

        assertThat(second.detail()).isEqualTo("503");
        assertThat(third.attempts()).isEqualTo(3);
        assertThat(outgoing.take(LEASE)).isEmpty();
        assertThat(outgoing.of("a", 10)).singleElement().matches(it -> it.outcome().equals("sent"));
        assertThat(outgoing.deleteOlderThan(ENDED)).isEqualTo(1);
    }
}
