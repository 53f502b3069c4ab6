package io.github.pluginregistry.server.http;

import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunRow;
import io.github.pluginregistry.server.store.RunStore;
import io.github.pluginregistry.server.store.StoreException;
import java.util.Optional;

/**
 * The log of a run as it grows: events {@code log} with lines that are new, and at the end {@code
 * end} with the run. It reads from the database, so any replica can show any run.
 */
final class RunFeed implements Feed {

    private final RunStore runs;
    private final long id;
    private int sent;
    private boolean ended;

    /**
     * Starts after what was sent before.
     *
     * @param sent how many characters of the log the reader has, the id of the last event
     */
    RunFeed(RunStore runs, long id, int sent) {
        this.runs = runs;
        this.id = id;
        this.sent = sent;
    }

    @Override
    public String next() throws StoreException {
        if (ended) {
            return "";
        }
        // First the run: a log that is read after its end is whole.
        Optional<RunRow> run = runs.find(id);
        String log = runs.log(id).orElse("");
        StringBuilder events = new StringBuilder();
        ended = run.isEmpty() || run.get().result() != Result.RUNNING;
        // A line that is not whole yet comes with the next event.
        int whole = ended ? log.length() : log.lastIndexOf('\n') + 1;
        if (whole > sent) {
            events.append("id: ").append(whole).append('\n');
            append(events, "log", log.substring(sent, whole));
            sent = whole;
        }
        if (ended) {
            append(events, "end", run.map(row -> Views.run(row).toString()).orElse("{}"));
        }
        return events.toString();
    }

    /** A line end of the text is one of the event: browsers join the lines of {@code data}. */
    private static void append(StringBuilder events, String name, String text) {
        events.append("event: ").append(name).append('\n');
        text.lines().forEach(line -> events.append("data: ").append(line).append('\n'));
        events.append('\n');
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }
}
