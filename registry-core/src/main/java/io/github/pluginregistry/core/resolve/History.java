package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.Selection;
import io.github.pluginregistry.core.definition.SourceKind;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.UnreadableTokenException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What one repository answers during one run. Each listing is asked for when the first plugin needs
 * it and at most once, however many plugins live in the repository; a failure is an answer too.
 * Used by one thread.
 *
 * <p>A release is a note that somebody wrote about a tag, and the tag is what people fetch. So
 * where releases count, tags are asked for as well: they tell the commit, and whether there still
 * is one. A {@linkplain #sparing sparing} history leaves that out where every plugin's latest
 * release is the one that is published, with its commit.
 */
final class History {

    private enum Kind {
        RELEASES("releases"),
        TAGS("tags"),
        ALL_TAGS("tags");

        private final String listing;

        Kind(String listing) {
            this.listing = listing;
        }
    }

    private final RepositoryId repository;
    private final ReleaseSource source;
    private final ProgressListener progress;
    private final Optional<Needs> needs;
    private final Map<Kind, Answer> answers = new EnumMap<>(Kind.class);
    private final Map<SourceKind, Answer> counting = new EnumMap<>(SourceKind.class);

    private History(
            RepositoryId repository,
            ReleaseSource source,
            ProgressListener progress,
            Optional<Needs> needs) {
        this.repository = repository;
        this.source = source;
        this.progress = progress;
        this.needs = needs;
    }

    /** A history of everything there is. */
    static History whole(RepositoryId repository, ReleaseSource source, ProgressListener progress) {
        return new History(repository, source, progress, Optional.empty());
    }

    /** A history of what some plugins need to be decided. */
    static History sparing(
            RepositoryId repository, ReleaseSource source, ProgressListener progress, Needs needs) {
        return new History(repository, source, progress, Optional.of(needs));
    }

    /**
     * Why a version that is published cannot be taken for gone although a listing lacks its tag:
     * that tag is asked for by its name. Empty where it is gone, or where the listing has it.
     */
    Optional<Reason> doubt(Selection selection, Latest published, Listing listing) {
        boolean toldTags = answers.containsKey(Kind.TAGS) || answers.containsKey(Kind.ALL_TAGS);
        return published
                .tag()
                .filter(tag -> toldTags && selection.matches(tag) && !listing.hasTag(tag))
                .flatMap(this::doubt);
    }

    private Optional<Reason> doubt(String tag) {
        try {
            return source.hasTag(repository, tag)
                    ? Optional.of(
                            new Reason(
                                    Severity.PASSING,
                                    "the listing of %s is not whole: it lacks the tag %s, which is there"
                                            .formatted(repository, tag),
                                    "run again later; tags may have changed meanwhile, or a proxy cut the listing"))
                    : Optional.empty();
        } catch (SourceException e) {
            return Optional.of(Reason.of(e));
        }
    }

    /** The listing that counts by the {@code source} of a selection. */
    Answer answerFor(Selection selection) {
        boolean anyRelease =
                selection.source() == SourceKind.AUTO
                        && ask(Kind.RELEASES)
                                .fold(releases -> releases.matches(selection), failed -> false);
        Answer answer =
                counting.computeIfAbsent(
                        anyRelease ? SourceKind.RELEASES : selection.source(), this::combine);
        return isPartial() && answer.fold(tags -> !tags.matches(selection), failed -> false)
                ? ask(Kind.ALL_TAGS)
                : answer;
    }

    /** Of a plugin that matches nothing there is to say what the repository has instead. */
    private boolean isPartial() {
        return answers.containsKey(Kind.TAGS) && needs.isPresent() && source.narrows(repository);
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
        if (releases.releases().isEmpty()) {
            return new Answer.Listed(releases);
        }
        return needs.filter(it -> !source.isAtHand(repository))
                .flatMap(it -> it.asPublished(releases))
                .<Answer>map(Answer.Listed::new)
                .orElseGet(() -> withTags(releases::onTheir));
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
                        case TAGS -> Listing.ofTags(tags());
                        case ALL_TAGS -> Listing.ofTags(source.tags(repository));
                    };
            progress.answered(repository, kind.listing, listing.releases().size());
            return new Answer.Listed(listing.movedTo(source.movedTo(repository)));
        } catch (SourceException e) {
            return new Answer.Failed(Reason.of(e));
        } catch (UnreadableTokenException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Answer.Failed(Reason.unexpected(repository, e));
        }
    }

    private List<Release> tags() throws SourceException {
        return needs.isPresent() && source.narrows(repository)
                ? source.tags(repository, needs.get().tagPrefixes())
                : source.tags(repository);
    }
}
