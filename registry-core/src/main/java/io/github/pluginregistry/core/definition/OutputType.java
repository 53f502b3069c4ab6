package io.github.pluginregistry.core.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of files that a registry consists of. */
public enum OutputType {
    /** {@code plugins.json}. */
    JSON,
    /** {@code plugins.md}. */
    MARKDOWN,
    /** {@code plugins.schema.json}. */
    SCHEMA,
    /** All versions of the plugins: {@code history.json}, and a file per plugin. */
    HISTORY,
    /** Atom feeds of the newest releases. */
    FEED,
    /** An image per plugin with its latest version. */
    BADGES,
    /** What Renovate reads. */
    RENOVATE,
    /** {@code versions.properties}. */
    PROPERTIES,
    /** {@code plugins.html}. */
    HTML,
    /** {@code overview.md}. */
    OVERVIEW;

    /** The files of every registry. */
    public static final List<OutputType> DEFAULT = List.of(JSON, MARKDOWN, SCHEMA);

    /** Finds the type by its name in a definition. */
    public static Optional<OutputType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** The name in a definition. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it shows all versions, and so needs {@link #HISTORY}. */
    public boolean needsHistory() {
        return this == FEED || this == RENOVATE || this == HTML || this == OVERVIEW;
    }
}
