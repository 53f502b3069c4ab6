package io.github.pluginregistry.core.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The form of {@code plugins.json}: what it says of itself, and how it writes moments. */
final class JsonFormat {

    static final String VERSION = "1.0";
    static final String API_VERSION = "1.0.0";
    static final String DATA_FORMAT = "JSON Schema v7";

    private JsonFormat() {}

    /** A moment in RFC 3339, in UTC, cut to seconds. */
    static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The same moment for people, for example {@code 2026-08-14 03:24:18 UTC}. */
    static String readableMoment(Instant instant) {
        return moment(instant).replace("T", " ").replace("Z", " UTC");
    }
}
