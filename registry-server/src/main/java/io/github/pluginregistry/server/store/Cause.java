package io.github.pluginregistry.server.store;

import java.util.Locale;

/** Why a run starts. */
public enum Cause {
    /** Its interval of polling ended. */
    SCHEDULE,
    /** A delivery of a webhook. */
    WEBHOOK,
    /** Somebody asked for it, over the API or on the page. */
    MANUAL,
    /** It was added or its configuration changed. */
    CONFIGURATION;

    /** As the database and the API have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
