package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Asks every repository once and decides every plugin's latest version. */
public final class Resolver {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ReleaseSource source;
    private final RequestCounter traffic;
    private final ProgressListener progress;
    private final Instant now;
    private final ResolveLimits pace;
    private final Predicate<String> acceptedMoves;

    /**
     * A resolver at the {@linkplain ResolveLimits#USUAL usual pace}.
     *
     * @see #Resolver(ReleaseSource, Traffic, ProgressListener, Instant, Pace, Predicate)
     */
    public Resolver(ReleaseSource source, ProgressListener progress, Instant now) {
        this(source, new RequestCounter(), progress, now, ResolveLimits.USUAL, any -> false);
    }

    /**
     * A resolver that accepts no tag that was moved unless the definition does.
     *
     * @see #Resolver(ReleaseSource, Traffic, ProgressListener, Instant, Pace, Predicate)
     */
    public Resolver(
            ReleaseSource source,
            RequestCounter traffic,
            ProgressListener progress,
            Instant now,
            ResolveLimits pace) {
        this(source, traffic, progress, now, pace, any -> false);
    }

    /**
     * @param source answers for all repositories of the definition
     * @param traffic what the source counts on
     * @param progress hears which repository is asked, and how far the run has come
     * @param now the moment after which a publication lies in the future
     * @param acceptedMoves which tags may lead to another commit than they are published with
     */
    public Resolver(
            ReleaseSource source,
            RequestCounter traffic,
            ProgressListener progress,
            Instant now,
            ResolveLimits pace,
            Predicate<String> acceptedMoves) {
        this.source = source;
        this.traffic = traffic;
        this.progress = progress;
        this.now = now;
        this.pace = pace;
        this.acceptedMoves = acceptedMoves;
    }

    /**
     * Decides every plugin's latest version. A plugin's trouble is part of the answer, never an
     * exception. No more is asked of a repository than that takes.
     *
     * @param definition the plugins
     * @param published what the registry says of a plugin until now
     * @return one resolution per plugin, in the definition's order
     */
    public List<Resolution> resolve(
            RegistryDefinition definition, Function<PluginId, Optional<LatestRelease>> published) {
        return account(definition, published, ResolveScope.NEEDED).stream()
                .map(ResolutionDetails::resolution)
                .toList();
    }

    /**
     * Decides every plugin's latest version, and tells how.
     *
     * @param definition the plugins
     * @param published what the registry says of a plugin until now
     * @return one account per plugin, in the definition's order
     */
    public List<ResolutionDetails> account(
            RegistryDefinition definition,
            Function<PluginId, Optional<LatestRelease>> published,
            ResolveScope scope) {
        Map<RepositoryUrl, List<PluginDefinition>> repositories =
                definition.plugins().stream()
                        .collect(
                                Collectors.groupingBy(
                                        PluginDefinition::repository,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<RepositoryResolver> runs =
                repositories.entrySet().stream()
                        .map(
                                entry ->
                                        new RepositoryResolver(
                                                entry.getValue(),
                                                published,
                                                new PluginResolver(
                                                        entry.getKey(),
                                                        definition.forgeOf(entry.getKey()),
                                                        entry.getValue(),
                                                        now,
                                                        acceptedMoves),
                                                scope))
                        .toList();
        try {
            new ParallelResolver(source, pace, traffic, progress, BEAT).run(runs, late());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted; nothing was written", e);
        }
        Map<PluginId, ResolutionDetails> accounts =
                runs.stream()
                        .flatMap(run -> run.accounts().stream())
                        .collect(Collectors.toMap(it -> it.plugin().id(), Function.identity()));
        return definition.plugins().stream().map(plugin -> accounts.get(plugin.id())).toList();
    }

    /** The same words for every repository, so that a run says them once. */
    private ResolutionProblem late() {
        return new ResolutionProblem(
                Impact.TRANSIENT,
                "no answer came within the %s s that a run may take"
                        .formatted(
                                BigDecimal.valueOf(pace.timeLimit().toMillis(), 3)
                                        .stripTrailingZeros()
                                        .toPlainString()),
                "run again later, or let -Dregistry.timeLimit name more seconds");
    }
}
