package io.github.pluginregistry.core.version;

import java.util.Arrays;
import java.util.Optional;

/** The rules by which a plugin's versions are read and ordered. */
public enum VersionScheme {

    /** SemVer 2.0.0, sections 2, 9, 10 and 11, with an optional {@code v} or {@code V} in front. */
    SEMVER("semver") {
        @Override
        public Optional<Version> parse(String text) {
            return SemanticVersion.parse(text);
        }
    },

    /** Maven's {@code ComparableVersion}, for versions such as {@code 1.2} or {@code 1.2.3.4}. */
    MAVEN("maven") {
        @Override
        public Optional<Version> parse(String text) {
            return MavenVersion.parse(text);
        }
    };

    private final String key;

    VersionScheme(String key) {
        this.key = key;
    }

    /** Finds the scheme by its name in a definition, for example {@code semver}. */
    public static Optional<VersionScheme> of(String key) {
        return Arrays.stream(values()).filter(scheme -> scheme.key.equals(key)).findFirst();
    }

    /** The name that a definition uses for this scheme. */
    public String key() {
        return key;
    }

    /**
     * Reads a version as a tag spells it.
     *
     * @return empty where the text is no version under this scheme; such a text never counts
     */
    public abstract Optional<Version> parse(String text);

    /** Whether a version is higher than another; a text that is no version is the lowest. */
    public boolean isHigher(String one, String other) {
        Optional<Version> version = parse(one);
        Optional<Version> otherVersion = parse(other);
        return version.isPresent()
                && (otherVersion.isEmpty() || version.get().compareTo(otherVersion.get()) > 0);
    }
}
