package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/**
 * A violation of a rule in a registry. No text contains a line break, except the detail.
 *
 * @param rule the rule that is broken
 * @param severity the rule's severity in this registry
 * @param location where it is
 * @param plugin the id of the plugin it is about; empty if it is about none
 * @param found what was found there, a phrase
 * @param expected what was expected instead, a phrase; may be empty
 * @param cure how to fix it, an imperative phrase
 * @param detail details on lines of their own, for example a unified diff; may be empty
 * @param remedy the kind of fix
 */
public record Finding(
        Rule rule,
        Severity severity,
        FindingLocation location,
        String plugin,
        String found,
        String expected,
        String cure,
        String detail,
        FixKind remedy)
        implements Comparable<Finding> {

    /** The kind of fix that a finding needs. */
    public enum FixKind {
        /** A manual edit of the place it points to. */
        EDIT,
        /** Rendering the files again; no forge is asked. */
        RENDER,
        /** An update, since only the repositories know the right value. */
        UPDATE,
        /** A commit of the files that an update of the same build has already fixed. */
        COMMIT
    }

    private static final Set<String> RELEASE_KEYS =
            Set.of(
                    "latestVersion",
                    "releaseUrl",
                    "releasedAt",
                    "tag",
                    "commit",
                    "latestPrerelease");

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::location)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::plugin)
                    .thenComparing(Finding::message);

    /** The same finding, after an update of this build fixed it. */
    Finding fixed() {
        return new Finding(
                rule,
                severity,
                location,
                plugin,
                found,
                expected,
                "registry:update fixed this in this build; commit what it wrote",
                detail,
                FixKind.COMMIT);
    }

    /** Whether it is about a release in plugins.json, which only an update can correct. */
    public boolean doubtsARelease() {
        return switch (rule) {
            case VERSION_FORMAT,
                    VERSION_PRERELEASE_AS_LATEST,
                    VERSION_MISMATCH,
                    TAG_PATTERN_MISMATCH,
                    RELEASE_URL_MISMATCH ->
                    true;
            case SCHEMA, URL_FORMAT -> RELEASE_KEYS.contains(key());
            default -> false;
        };
    }

    /** The last segment of the pointer. */
    private String key() {
        return location.pointer().substring(location.pointer().lastIndexOf('/') + 1);
    }

    /** Whether another finding reports the same rule for the same value, on whatever line. */
    boolean isSameAs(Finding other) {
        return rule == other.rule
                && location.file().equals(other.location.file())
                && location.pointer().equals(other.location.pointer())
                && plugin.equals(other.plugin);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** What was found and what was expected, in one phrase. */
    public String message() {
        return expected.isEmpty() ? found : found + ", and " + expected + " is expected";
    }

    /** Which plugin, what is wrong, and what to do, in one line. */
    public String sentence() {
        return (plugin.isEmpty() ? "" : plugin + ": ") + message() + "; " + cure;
    }

    /**
     * One line for people: place, plugin, what is wrong, what to do, and the rule.
     *
     * @param directory the directory that the path is relative to
     */
    public String describe(Path directory) {
        return "%s: %s [%s]".formatted(location.relativeTo(directory), sentence(), rule.id());
    }
}
