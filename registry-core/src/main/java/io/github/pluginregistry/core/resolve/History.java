package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What one repository answers during one run. Each listing is asked for when the first plugin needs
 * it and at most once, however many plugins live in the repository; a failure is an answer too.
 * Used by one thread.
 *
 * <p>A release is a note that somebody wrote about a tag, and the tag is what people fetch. So
 * where releases count, tags are asked for as well: they tell the commit, and whether there still
 * is one.
 */
final class History {

    private enum Kind {
        RELEASES,
        TAGS
    }

    private final RepositoryId repository;
    private final ReleaseSource source;
    private final ProgressListener progress;
    private final Map<Kind, Answer> answers = new EnumMap<>(Kind.class);
    private final Map<SourceKind, Answer> counting = new EnumMap<>(SourceKind.class);

    History(RepositoryId repository, ReleaseSource source, ProgressListener progress) {
        this.repository = repository;
        this.source = source;
        this.progress = progress;
    }

    /** The listing that counts for a plugin, by its {@code source}. */
    Answer answerFor(Selection selection) {
        boolean anyRelease =
                selection.source() == SourceKind.AUTO
                        && ask(Kind.RELEASES)
                                .fold(releases -> releases.matches(selection), failed -> false);
        return counting.computeIfAbsent(
                anyRelease ? SourceKind.RELEASES : selection.source(), this::combine);
    }

    /** One answer for all plugins that want the same, however many they are. */
    private Answer combine(SourceKind wanted) {
        return switch (wanted) {
            case RELEASES -> withReleases(this::onTheirTags);
            case TAGS -> ask(Kind.TAGS);
            case AUTO -> withReleases(releases -> withTags(tags -> tags.and(releases)));
        };
    }

    private Answer onTheirTags(Listing releases) {
        return releases.releases().isEmpty()
                ? new Answer.Listed(releases)
                : withTags(releases::onTheir);
    }

    private Answer withReleases(Function<Listing, Answer> then) {
        return ask(Kind.RELEASES).fold(then, Answer.Failed::new);
    }

    private Answer withTags(UnaryOperator<Listing> then) {
        return ask(Kind.TAGS).fold(tags -> new Answer.Listed(then.apply(tags)), Answer.Failed::new);
    }

    private Answer ask(Kind kind) {
        return answers.computeIfAbsent(kind, this::answer);
    }

    /** The one place where a source's failure is caught: from here on it is a value. */
    private Answer answer(Kind kind) {
        progress.asking(repository);
        try {
            Listing listing =
                    switch (kind) {
                        case RELEASES -> Listing.ofReleases(source.releases(repository));
                        case TAGS -> Listing.ofTags(source.tags(repository));
                    };
            progress.answered(
                    repository, kind.name().toLowerCase(Locale.ROOT), listing.releases().size());
            return new Answer.Listed(listing.movedTo(source.movedTo(repository)));
        } catch (SourceException e) {
            return new Answer.Failed(Reason.of(e));
        }
    }
}
