package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.server.store.DeliveryRow;
import io.github.pluginregistry.server.store.RegistryRow;
import io.github.pluginregistry.server.store.RunOutcome.Result;
import io.github.pluginregistry.server.store.RunRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the templates show. A value that there is not is an empty text. */
final class PageValues {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private PageValues() {}

    static Map<String, Object> registry(RegistryRow row) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", row.id());
        values.put("state", Views.state(row));
        values.put("paused", row.paused());
        values.put("failures", row.failures());
        values.put("lastRun", time(row.lastRun()));
        values.put("nextRun", time(row.paused() ? Optional.empty() : row.due()));
        values.put("lastChange", time(row.lastChange()));
        return values;
    }

    static Map<String, Object> run(RunRow row) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", row.id());
        values.put("registry", row.registry());
        values.put("cause", row.cause().text());
        values.put("delivery", row.delivery() == null ? "" : row.delivery().toString());
        values.put("owner", row.owner());
        values.put("started", time(Optional.of(row.started())));
        values.put("ended", time(row.ended()));
        values.put("outcome", row.result().text());
        values.put("summary", row.summary());
        values.put("published", row.published());
        values.put("changes", changes(row.changes()));
        values.put(
                "events",
                row.result() == Result.RUNNING ? "/api/v1/runs/%d/events".formatted(row.id()) : "");
        return values;
    }

    static Map<String, Object> delivery(DeliveryRow row) {
        Map<String, Object> values = new HashMap<>();
        values.put("number", row.id());
        values.put("received", time(Optional.of(row.received())));
        values.put("count", row.count());
        values.put("repeated", row.count() > 1);
        values.put("hook", row.hook());
        values.put("event", row.event());
        values.put("repository", row.repository());
        values.put("outcome", row.outcome().text());
        values.put("detail", row.detail());
        return values;
    }

    private static Object time(Optional<Instant> time) {
        return time.<Object>map(at -> Map.of("iso", at.toString(), "text", TIME.format(at)))
                .orElse("");
    }

    /** A line for each change of a version. */
    private static List<String> changes(String json) {
        return StreamSupport.stream(Views.json(json).spliterator(), false)
                .map(PageValues::change)
                .toList();
    }

    private static String change(JsonNode change) {
        return "%s: %s to %s"
                .formatted(
                        change.path("id").asText(),
                        version(change.path("from")),
                        version(change.path("to")));
    }

    private static String version(JsonNode version) {
        return version.asText().isEmpty() ? "none" : version.asText();
    }
}
