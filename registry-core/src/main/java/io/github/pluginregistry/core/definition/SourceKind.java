package io.github.pluginregistry.core.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which listing of a repository counts for a plugin. */
public enum SourceKind {
    /** Releases; tags where no release matches the plugin's pattern. */
    AUTO,
    /** Releases alone. */
    RELEASES,
    /** Tags alone. */
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
