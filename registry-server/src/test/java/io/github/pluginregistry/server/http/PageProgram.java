package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.LeaseStore;
import io.github.pluginregistry.server.store.RunOutcome;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunQueue;
import io.github.pluginregistry.server.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;

/**
 * A server with registries in each state, for the browser of {@code .ci/server-page}. It prints its
 * address and the numbers of a run that ended and of one that is under way. Each line of its input
 * is a line of the log of the latter; the line {@code end} ends that run, and the end of the input
 * the program.
 */
final class PageProgram {

    private PageProgram() {}

    /** Runs with the directory of the database as its argument. */
    public static void main(String[] arguments) throws IOException, StoreException {
        try (TestServer server = new TestServer(Path.of(arguments[0]));
                Scanner input = new Scanner(System.in, StandardCharsets.UTF_8)) {
            for (String id : List.of("changed", "failing", "running")) {
                server.stores.registries().put(id, "{}");
                server.stores.watch().watch(id, List.of("github.com/pipe-cd/pipecd"));
            }
            server.stores
                    .deliveries()
                    .record("github", "72d3162e", "push", "github.com/pipe-cd/pipecd");
            RunQueue queue = new RunQueue(server.database);
            LeaseStore leases = new LeaseStore(server.database);
            Lease changed = take(queue);
            leases.finish(changed, outcome(Result.CHANGED, "line one\nline two\n"));
            leases.finish(take(queue), outcome(Result.FAILED, "cannot push\n"));
            Lease running = take(queue);
            server.stores.runs().writeLog(running.run(), "started\n");
            System.out.printf("%s %d %d%n", server.url(""), changed.run(), running.run());
            String log = "started\n";
            while (input.hasNextLine()) {
                String line = input.nextLine();
                log += line + "\n";
                server.stores.runs().writeLog(running.run(), log);
                if (line.equals("end")) {
                    leases.finish(running, outcome(Result.UNCHANGED, log));
                }
            }
        }
    }

    private static Lease take(RunQueue queue) throws StoreException {
        return queue.take("replica-1", Duration.ofHours(1)).orElseThrow();
    }

    private static RunOutcome outcome(Result result, String log) {
        return new RunOutcome(
                result,
                "a summary",
                "[{\"id\": \"kubernetes\", \"from\": \"v1.2.0\", \"to\": \"v1.3.0\"}]",
                "0123456789",
                log,
                null,
                Duration.ofHours(1));
    }
}
