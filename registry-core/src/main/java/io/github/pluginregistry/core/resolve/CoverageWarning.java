package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.List;
import java.util.Locale;

/**
 * A warning about the coverage of a definition. It may be a false alarm.
 *
 * @param plugins the plugins it is about, in the definition's order; empty if the definition has
 *     none for the tags yet
 * @param key the key of these plugins that it is about, for example {@code tagPattern}
 * @param diagnostic what was found, and what to do; its subject is the plugins or, if there are
 *     none, the repository
 * @param suggestedPattern the pattern that was probably meant; may be empty
 */
public record CoverageWarning(
        Kind kind,
        List<PluginId> plugins,
        RepositoryUrl repository,
        String key,
        Diagnostic diagnostic,
        String suggestedPattern) {

    /** The kind of a coverage warning. */
    public enum Kind {
        /** Tags that look like releases of a plugin but match no pattern. */
        UNCLAIMED_TAGS,
        /** Tags that match patterns of several plugins. */
        CONTESTED_TAGS,
        /** A pattern that also matches tags with a name behind the version. */
        WIDE_PATTERN,
        /** A pattern that matches no tag. */
        IDLE_PATTERN,
        /** A source path that the repository does not have. */
        MISSING_SOURCE,
        /** An entry of {@code coverage.ignore} that matches no tag. */
        UNUSED_IGNORE;

        /** The word for people and for JSON, for example {@code unclaimed-tags}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A warning without a suggested pattern. */
    public CoverageWarning(
            Kind kind,
            List<PluginId> plugins,
            RepositoryUrl repository,
            String key,
            String problem,
            String remedy) {
        this(kind, plugins, repository, key, problem, remedy, "");
    }

    /** A warning, from what was found and what to do. */
    public CoverageWarning(
            Kind kind,
            List<PluginId> plugins,
            RepositoryUrl repository,
            String key,
            String problem,
            String remedy,
            String suggestedPattern) {
        this(
                kind,
                plugins,
                repository,
                key,
                new Diagnostic(
                        Rule.COVERAGE,
                        Severity.WARNING,
                        plugins.isEmpty() ? repository.toString() : PluginId.join(plugins),
                        SourceLocation.NONE,
                        problem,
                        remedy),
                suggestedPattern);
    }

    public CoverageWarning {
        plugins = List.copyOf(plugins);
    }

    /** What was found and where, a phrase. */
    public String problem() {
        return diagnostic.problem();
    }

    /** What to do, an imperative phrase. */
    public String remedy() {
        return diagnostic.remedy();
    }

    /** One line for people: the subject, the message, the fix, and the kind. */
    @Override
    public String toString() {
        return "%s [%s]".formatted(diagnostic.sentence(), kind.key());
    }
}
