package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One repository during one run, with all plugins that live in it: lists its tags, finds their
 * releases, and decides the plugins. Its steps are taken one after the other, by any thread.
 */
final class RepositoryResolver {

    private final RepositoryUrl repository;
    private final List<PluginDefinition> plugins;
    private final Function<PluginId, Optional<LatestRelease>> published;
    private final PluginResolver verdict;
    private final ResolveScope scope;
    private TagIndex listing = TagIndex.ofTags(List.of());
    private volatile ReleaseDetails details = ReleaseDetails.none();
    private List<PluginTask> runs = List.of();
    private Optional<ResolutionProblem> failure = Optional.empty();
    private List<ResolutionDetails> accounts = List.of();

    /**
     * @param plugins all plugins of the repository
     * @param published what the registry says of a plugin until now
     */
    RepositoryResolver(
            List<PluginDefinition> plugins,
            Function<PluginId, Optional<LatestRelease>> published,
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

    /** Lists the tags; a failure is an answer, too. */
    void listTags(ReleaseSource source, ProgressListener progress) {
        progress.asking(repository);
        try {
            listing = list(source);
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

    private TagIndex list(ReleaseSource source) throws SourceException {
        TagPrefixes prefixes = new TagPrefixes(plugins, published);
        Set<String> asked = scope.allTags() ? Set.of("") : prefixes.needed();
        TagIndex listed = list(source, asked);
        Set<String> missing = prefixes.missing(listed);
        if (!missing.isEmpty()) {
            listed =
                    list(
                            source,
                            Stream.concat(asked.stream(), missing.stream())
                                    .collect(Collectors.toUnmodifiableSet()));
        }
        return prefixes.isAstray(listed) && !listed.covers("") ? list(source, Set.of("")) : listed;
    }

    private TagIndex list(ReleaseSource source, Set<String> prefixes) throws SourceException {
        return new TagIndex(source.tags(repository, prefixes));
    }

    private PluginTask run(PluginDefinition plugin) {
        return new PluginTask(
                plugin,
                published.apply(plugin.id()),
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

    /** What was decided, once it is. */
    synchronized List<ResolutionDetails> accounts() {
        return accounts;
    }

    private List<ResolutionDetails> without(ResolutionProblem reason) {
        return plugins.stream()
                .map(plugin -> verdict.without(plugin, published.apply(plugin.id()), reason))
                .toList();
    }
}
