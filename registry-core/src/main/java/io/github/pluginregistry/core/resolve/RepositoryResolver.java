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
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One repository during one run, with all plugins that live in it: lists its tags, finds their
 * releases, and decides the plugins. Its steps are taken one after the other, by any thread.
 */
final class RepositoryResolver {

    private final RepositoryUrl repository;
    private final List<PluginDefinition> plugins;
    private final Map<String, LatestRelease> published;
    private final PluginResolver verdict;
    private final ResolveScope scope;
    private TagIndex listing = TagIndex.ofTags(List.of());
    private volatile ReleaseDetails details = ReleaseDetails.none();
    private List<PluginTask> runs = List.of();
    private Optional<ResolutionProblem> failure = Optional.empty();
    private List<ResolutionDetails> accounts = List.of();

    /**
     * @param plugins all plugins of the repository
     * @param published the published releases, by plugin id
     */
    RepositoryResolver(
            List<PluginDefinition> plugins,
            Map<String, LatestRelease> published,
            PluginResolver verdict,
            ResolveScope scope) {
        this.repository = plugins.get(0).repository();
        this.plugins = plugins;
        this.published = published;
        this.verdict = verdict;
        this.scope = scope;
    }

    /** Whom to ask; empty for a repository on this machine. */
    String host() {
        return repository.host();
    }

    /** How many plugins live in the repository. */
    int size() {
        return plugins.size();
    }

    /** Lists the tags. A failure is part of the result of each plugin. */
    void listTags(ReleaseSource source, ProgressListener progress) {
        progress.asking(repository);
        try {
            TagPrefixes prefixes = new TagPrefixes(plugins, published);
            Set<String> needed = scope.allTags() ? Set.of("") : prefixes.needed();
            TagIndex listed = new TagIndex(source.tags(repository, needed));
            listing = withMissing(listed, needed, prefixes, source);
            progress.answered(repository, (int) listing.count(""));
            details = source.details(repository);
            runs = plugins.stream().map(this::run).toList();
        } catch (SourceException e) {
            failure = Optional.of(ResolutionProblem.of(e));
        } catch (UnreadableTokenException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(e);
        }
    }

    /**
     * If a plugin matches no tag, lists the tags around its pattern too, which show a mistake in
     * it; if there are none, lists all tags.
     */
    private TagIndex withMissing(
            TagIndex listed, Set<String> needed, TagPrefixes prefixes, ReleaseSource source)
            throws SourceException {
        Set<String> more = new HashSet<>(prefixes.missing(listed));
        TagIndex wider = listed;
        if (!more.isEmpty()) {
            more.addAll(needed);
            wider = new TagIndex(source.tags(repository, Set.copyOf(more)));
        }
        return prefixes.isAstray(wider) && !wider.covers("")
                ? new TagIndex(source.tags(repository, Set.of("")))
                : wider;
    }

    private PluginTask run(PluginDefinition plugin) {
        return new PluginTask(
                plugin,
                published(plugin),
                verdict,
                listing,
                details.isBatched(),
                scope.allReleases());
    }

    /** Who tells of the releases, once the tags are listed. */
    ReleaseDetails details() {
        return details;
    }

    /**
     * What to look up next, for all plugins.
     *
     * @param few how many versions of each plugin are looked up at first
     */
    Optional<ReleaseQuery> next(int few) {
        return runs.stream().flatMap(run -> run.next(few).stream()).reduce(ReleaseQuery::and);
    }

    /** Takes note of the answer to what was asked last. */
    void learn(ReleaseAnswer answer) {
        runs.forEach(run -> run.learn(answer));
    }

    /** An answer caused an unexpected failure; this repository is not asked again. */
    void fail(Throwable unexpected) {
        failure = Optional.of(ResolutionProblem.unexpected(repository, unexpected));
        runs = List.of();
    }

    /** Decides every plugin. */
    void decide() {
        Map<String, Instant> dates = dates();
        List<ResolutionDetails> decided =
                failure.map(this::without)
                        .orElseGet(() -> runs.stream().map(run -> run.account(dates)).toList());
        keep(decided);
    }

    /** A date is worth no failure, whatever goes wrong with it. */
    private Map<String, Instant> dates() {
        List<String> undated =
                runs.stream().flatMap(run -> run.undated().stream()).distinct().toList();
        try {
            return undated.isEmpty() ? Map.of() : listing.dates(undated);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Map.of();
        }
    }

    /** Keeps what is published of each plugin, if none is decided yet. What comes later is late. */
    void giveUp(ResolutionProblem late) {
        keep(without(late));
    }

    private synchronized void keep(List<ResolutionDetails> decided) {
        accounts = accounts.isEmpty() ? decided : accounts;
    }

    private Optional<LatestRelease> published(PluginDefinition plugin) {
        return Optional.ofNullable(published.get(plugin.id().value()));
    }

    /** What was decided, once it is. */
    synchronized List<ResolutionDetails> accounts() {
        return accounts;
    }

    private List<ResolutionDetails> without(ResolutionProblem reason) {
        return plugins.stream()
                .map(plugin -> verdict.without(plugin, published(plugin), reason))
                .toList();
    }
}
