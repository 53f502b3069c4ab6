package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.resolve.Reason.Severity;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.Traffic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Asks every repository once and decides every plugin's latest version. */
public final class Resolver {

    private final ReleaseSource source;
    private final Traffic traffic;
    private final ProgressListener progress;
    private final Instant now;
    private final Pace pace;
    private final Predicate<String> acceptedMoves;

    /**
     * A resolver at the {@linkplain Pace#USUAL usual pace}.
     *
     * @see #Resolver(ReleaseSource, Traffic, ProgressListener, Instant, Pace, Predicate)
     */
    public Resolver(ReleaseSource source, ProgressListener progress, Instant now) {
        this(source, new Traffic(), progress, now, Pace.USUAL, any -> false);
    }

    /**
     * A resolver that accepts no tag that was moved unless the definition does.
     *
     * @see #Resolver(ReleaseSource, Traffic, ProgressListener, Instant, Pace, Predicate)
     */
    public Resolver(
            ReleaseSource source,
            Traffic traffic,
            ProgressListener progress,
            Instant now,
            Pace pace) {
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
            Traffic traffic,
            ProgressListener progress,
            Instant now,
            Pace pace,
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
     * exception. No more is asked of a repository than that takes, and what it lists is let go as
     * soon as its plugins are decided.
     *
     * @param definition the plugins
     * @param published what the registry says of a plugin until now
     * @return one resolution per plugin, in the definition's order
     */
    public List<Resolution> resolve(
            RegistryDefinition definition, Function<PluginId, Optional<Latest>> published) {
        return decide(
                definition,
                published,
                (repository, plugins) ->
                        History.sparing(
                                repository, source, progress, new Needs(plugins, published)),
                Account::resolution);
    }

    /**
     * Decides every plugin's latest version, and tells how: all repositories list everything they
     * have, and that is held together.
     *
     * @param definition the plugins
     * @param published what the registry says of a plugin until now
     * @return one account per plugin, in the definition's order
     */
    public List<Account> account(
            RegistryDefinition definition, Function<PluginId, Optional<Latest>> published) {
        return decide(
                definition,
                published,
                (repository, plugins) -> History.whole(repository, source, progress),
                Function.identity());
    }

    private <T> List<T> decide(
            RegistryDefinition definition,
            Function<PluginId, Optional<Latest>> published,
            BiFunction<RepositoryId, List<PluginDefinition>, History> histories,
            Function<Account, T> wanted) {
        Map<RepositoryId, List<PluginDefinition>> repositories =
                definition.plugins().stream()
                        .collect(
                                Collectors.groupingBy(
                                        PluginDefinition::repository,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Question<T>> questions = new ArrayList<>();
        repositories.forEach(
                (repository, plugins) ->
                        questions.add(
                                new Question<>(
                                        plugins,
                                        () -> histories.apply(repository, plugins),
                                        new Verdict(
                                                repository,
                                                definition.forgeOf(repository),
                                                plugins,
                                                now,
                                                acceptedMoves),
                                        published,
                                        wanted)));
        Map<PluginId, T> decided = sideBySide(questions);
        return definition.plugins().stream().map(plugin -> decided.get(plugin.id())).toList();
    }

    private <T> Map<PluginId, T> sideBySide(List<Question<T>> questions) {
        try {
            List<Future<Map<PluginId, T>>> answers =
                    new SideBySide(pace, traffic, progress).put(questions);
            Map<PluginId, T> decided = new HashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                decided.putAll(inTime(questions.get(i), answers.get(i)));
            }
            return decided;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted; nothing was written", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a repository could not be resolved", e.getCause());
        }
    }

    /** What is not here in time was cancelled: its thread was interrupted, and nobody waits. */
    private <T> Map<PluginId, T> inTime(Question<T> question, Future<Map<PluginId, T>> answer)
            throws InterruptedException, ExecutionException {
        return answer.isCancelled() ? question.unanswered(late()) : answer.get();
    }

    /** The same words for every repository, so that a run says them once. */
    private Reason late() {
        return new Reason(
                Severity.PASSING,
                "no answer came within the %s s that a run may take"
                        .formatted(
                                BigDecimal.valueOf(pace.timeLimit().toMillis(), 3)
                                        .stripTrailingZeros()
                                        .toPlainString()),
                "run again later, or let -Dregistry.timeLimit name more seconds");
    }
}
