package io.github.pluginregistry.core.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What counts for a plugin. */
public enum SourceKind {
    /** Tags with a release; tags as they are where no tag of the plugin has one. */
    AUTO,
    /** Tags with a release. */
    RELEASES,
    /** Tags as they are. */
    TAGS;

    /** Finds the kind by the word that a definition uses for it. */
    public static Optional<SourceKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The word that a definition uses for this kind. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
