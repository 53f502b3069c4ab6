package io.github.pluginregistry.core.version;

/**
 * A version as a tag spells it.
 *
 * <p>The natural order is precedence: two versions may compare as equal and still differ in their
 * text, for example in build metadata. Versions of different schemes have no common order and
 * refuse to be compared.
 */
public sealed interface Version extends Comparable<Version> permits SemanticVersion, MavenVersion {

    /** The text exactly as it was read, an initial {@code v} included. */
    String text();

    /** Whether the text itself says that this is no stable version yet. */
    boolean isPrerelease();

    /** Whether this is a version {@code 0.y.z} of initial development (SemVer 2.0.0, 4). */
    boolean isInitial();

    /**
     * Orders by precedence under the scheme both versions were read by.
     *
     * @throws IllegalArgumentException if the other version was read by another scheme
     */
    @Override
    int compareTo(Version other);
}
