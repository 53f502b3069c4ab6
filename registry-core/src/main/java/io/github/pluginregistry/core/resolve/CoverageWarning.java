package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something that a maintainer will want to look at, and that may well be as it should.
 *
 * @param kind what it is about
 * @param plugins the plugins it is about, in the definition's order; empty where no plugin is
 *     described yet
 * @param repository the repository it was seen in
 * @param key the key of these plugins that it is about, for example {@code tagPattern}
 * @param message what was seen and where, a phrase
 * @param cure what to do, an imperative phrase
 * @param suggestedPattern the pattern that was probably meant; may be empty
 */
public record CoverageWarning(
        Kind kind,
        List<PluginId> plugins,
        RepositoryUrl repository,
        String key,
        String message,
        String cure,
        String suggestedPattern) {

    /** What an observation is about. */
    public enum Kind {
        /** Tags that look like the releases of a plugin, and that no pattern claims. */
        UNCLAIMED_TAGS,
        /** Tags that several plugins claim. */
        CONTESTED_TAGS,
        /** A pattern that also claims tags with a name behind the version. */
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

    /** An observation that suggests no pattern. */
    public CoverageWarning(
            Kind kind,
            List<PluginId> plugins,
            RepositoryUrl repository,
            String key,
            String message,
            String cure) {
        this(kind, plugins, repository, key, message, cure, "");
    }

    public CoverageWarning {
        plugins = List.copyOf(plugins);
    }

    /** Whom it is about: plugins or, where there is none yet, the repository. */
    public String subject() {
        return plugins.isEmpty()
                ? repository.toString()
                : plugins.stream().map(PluginId::value).collect(Collectors.joining(", "));
    }

    /** One line for people: whom it is about, what was seen, what to do, and the kind. */
    @Override
    public String toString() {
        return "%s: %s; %s [%s]".formatted(subject(), message, cure, kind.key());
    }
}
