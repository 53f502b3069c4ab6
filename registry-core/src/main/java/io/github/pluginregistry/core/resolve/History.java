package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

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

    private enum Listing {
        RELEASES,
        TAGS
    }

    private final RepositoryId repository;
    private final ReleaseSource source;
    private final ProgressListener progress;
    private final Map<Listing, Answer> answers = new EnumMap<>(Listing.class);

    History(RepositoryId repository, ReleaseSource source, ProgressListener progress) {
        this.repository = repository;
        this.source = source;
        this.progress = progress;
    }

    /** The listing that counts for a plugin, by its {@code source}. */
    Answer answerFor(Selection selection) {
        return switch (selection.source()) {
            case RELEASES -> ask(Listing.RELEASES).fold(this::onTheirTags, failed -> failed);
            case TAGS -> ask(Listing.TAGS);
            case AUTO ->
                    ask(Listing.RELEASES)
                            .fold(
                                    releases ->
                                            releases.matches(selection)
                                                    ? onTheirTags(releases)
                                                    : withTags(tags -> tags.and(releases)),
                                    failed -> failed);
        };
    }

    private Answer onTheirTags(Answer.Listed releases) {
        return releases.releases().isEmpty() ? releases : withTags(releases::onTheir);
    }

    private Answer withTags(Function<Answer.Listed, Answer> then) {
        return ask(Listing.TAGS).fold(then, failed -> failed);
    }

    private Answer ask(Listing listing) {
        return answers.computeIfAbsent(listing, this::answer);
    }

    /** The one place where a source's failure is caught: from here on it is a value. */
    private Answer answer(Listing listing) {
        progress.asking(repository);
        try {
            Answer.Listed answer =
                    switch (listing) {
                        case RELEASES -> Answer.Listed.ofReleases(source.releases(repository));
                        case TAGS -> Answer.Listed.ofTags(source.tags(repository));
                    };
            List<Release> releases = answer.releases();
            progress.answered(repository, listing.name().toLowerCase(Locale.ROOT), releases.size());
            return answer.movedTo(source.movedTo(repository));
        } catch (SourceException e) {
            return new Answer.Failed(Reason.of(e));
        }
    }
}
