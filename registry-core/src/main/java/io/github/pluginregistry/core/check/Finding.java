package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/**
 * A violation of a rule in a registry. Beside its diagnostic it has what only the files of a
 * registry have: a difference to show, and a fix that a goal may be able to make.
 *
 * @param diagnostic what is wrong, where, and how to fix it; its subject is a plugin or empty
 * @param detail details on lines of their own, for example a unified diff; may be empty
 */
public record Finding(Diagnostic diagnostic, String detail, FixKind fix)
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
                    .thenComparing(Finding::problem);

    public Rule rule() {
        return diagnostic.rule();
    }

    /** The rule's severity in this registry. */
    public Severity severity() {
        return diagnostic.severity();
    }

    /** Where it is. */
    public SourceLocation location() {
        return diagnostic.location();
    }

    /** The id of the plugin it is about; empty if it is about none, or about several. */
    public String plugin() {
        return diagnostic.subject();
    }

    /** What was found and what was expected, in one phrase. */
    public String problem() {
        return diagnostic.problem();
    }

    /** Which plugin, what is wrong, and what to do, in one line. */
    public String sentence() {
        return diagnostic.sentence();
    }

    /** The same finding, after an update of this build fixed it. */
    Finding fixed() {
        return new Finding(
                new Diagnostic(
                        rule(),
                        severity(),
                        plugin(),
                        location(),
                        problem(),
                        "registry:update fixed this in this build; commit what it wrote"),
                detail,
                FixKind.COMMIT);
    }

    /** Whether it is about a release in plugins.json, which only an update can correct. */
    public boolean doubtsARelease() {
        return switch (rule()) {
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
        String pointer = location().pointer();
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Whether another finding reports the same rule for the same value, on whatever line. */
    boolean isSameAs(Finding other) {
        return rule() == other.rule()
                && location().file().equals(other.location().file())
                && location().pointer().equals(other.location().pointer())
                && plugin().equals(other.plugin());
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** One line for people: place, plugin, what is wrong, what to do, and the rule. */
    public String describe(Path directory) {
        return "%s: %s [%s]".formatted(location().relativeTo(directory), sentence(), rule().id());
    }
}
