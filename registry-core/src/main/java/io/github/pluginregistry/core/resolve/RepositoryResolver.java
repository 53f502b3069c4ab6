package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.ProgressListener;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One repository during one run, with all plugins that live in it: lists its tags, finds their
 * releases, and decides the plugins. Its steps are taken one after the other, by any thread.
 */
final class RepositoryResolver {

    private final RepositoryContext context;
    private final Map<String, LatestRelease> published;
    private final ResolveScope scope;
    private TagIndex listing = TagIndex.ofTags(List.of());
    private volatile ReleaseDetails details = ReleaseDetails.none();
    private List<PluginTask> tasks = List.of();
    private @Nullable ResolutionProblem failure;
    private List<ResolutionDetails> resolved = List.of();

    /**
     * @param published the published releases, by plugin id
     */
    RepositoryResolver(
            RepositoryContext context, Map<String, LatestRelease> published, ResolveScope scope) {
        this.context = context;
        this.published = published;
        this.scope = scope;
    }

    /** The host of the repository; empty for a repository on this machine. */
    String host() {
        return context.repository().host();
    }

    /** How many plugins the repository has. */
    int size() {
        return context.plugins().size();
    }

    /** Lists the tags. A failure is part of the result of each plugin. */
    void listTags(ReleaseSource source, ProgressListener progress) {
        progress.asking(context.repository());
        try {
            TagPrefixes prefixes = new TagPrefixes(context.plugins(), published);
            Set<String> needed = scope.allTags() ? Set.of("") : prefixes.needed();
            TagIndex listed = new TagIndex(source.tags(context.repository(), needed));
            listing = withMissing(listed, needed, prefixes, source);
            progress.answered(context.repository(), (int) listing.count(""));
            details = source.details(context.repository());
            tasks = context.plugins().stream().map(this::task).toList();
        } catch (SourceException e) {
            failure = ResolutionProblem.of(e);
        } catch (UnreadableTokenException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(e);
        }
    }

    /** Lists more tags if a plugin matches none, to find a mistake in its pattern. */
    private TagIndex withMissing(
            TagIndex listed, Set<String> needed, TagPrefixes prefixes, ReleaseSource source)
            throws SourceException {
        Set<String> more = new HashSet<>(prefixes.missing(listed));
        TagIndex wider = listed;
        if (!more.isEmpty()) {
            more.addAll(needed);
            wider = new TagIndex(source.tags(context.repository(), Set.copyOf(more)));
        }
        return prefixes.isAstray(wider) && !wider.covers("")
                ? new TagIndex(source.tags(context.repository(), Set.of("")))
                : wider;
    }

    private PluginTask task(PluginDefinition plugin) {
        return new PluginTask(
                context, plugin, published.get(plugin.id().value()), listing, details, scope);
    }

    /** Looks up the releases, once the tags are listed. */
    ReleaseDetails details() {
        return details;
    }

    /**
     * What to look up next, for all plugins.
     *
     * @param firstBatch how many versions of each plugin the first query looks up
     */
    Optional<ReleaseQuery> next(int firstBatch) {
        return tasks.stream()
                .flatMap(task -> task.next(firstBatch).stream())
                .reduce(ReleaseQuery::and);
    }

    /** Takes note of the answer to what was asked last. */
    void learn(ReleaseAnswer answer) {
        tasks.forEach(task -> task.learn(answer));
    }

    /** An answer caused an unexpected failure; this repository is not asked again. */
    void fail(Throwable unexpected) {
        failure = ResolutionProblem.unexpected(context.repository(), unexpected);
        tasks = List.of();
    }

    /** Decides every plugin. */
    void decide(ProgressListener progress) {
        Map<String, Instant> dates = dates();
        set(
                failure == null
                        ? tasks.stream().map(task -> task.resolve(dates)).toList()
                        : kept(failure));
        progress.done(context.repository());
    }

    /** A date is worth no failure, whatever goes wrong with it. */
    private Map<String, Instant> dates() {
        List<String> undated =
                tasks.stream().flatMap(task -> task.undated().stream()).distinct().toList();
        try {
            return undated.isEmpty() ? Map.of() : listing.dates(undated);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Map.of();
        }
    }

    /** Keeps what is published of each plugin, if none is decided yet. What comes later is late. */
    void giveUp(ResolutionProblem late) {
        set(kept(late));
    }

    private synchronized void set(List<ResolutionDetails> decided) {
        resolved = resolved.isEmpty() ? decided : resolved;
    }

    /** What was decided; empty until then. */
    synchronized List<ResolutionDetails> resolved() {
        return resolved;
    }

    private List<ResolutionDetails> kept(ResolutionProblem reason) {
        return context.plugins().stream()
                .map(
                        plugin ->
                                PluginResolver.ofNoTags(
                                                context, plugin, published.get(plugin.id().value()))
                                        .keep(reason)
                                        .with(scope.history().of(plugin.id())))
                .toList();
    }
}
