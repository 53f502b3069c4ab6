package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Latest;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.source.ReleaseSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks every repository once and decides every plugin's latest version. */
public final class Resolver {

    /** Repositories asked side by side; a host with more than that at once starts to refuse. */
    private static final int SIDE_BY_SIDE = 8;

    private final ReleaseSource source;
    private final ProgressListener progress;
    private final Instant now;

    /**
     * @param source answers for all repositories of the definition
     * @param progress hears which repository is asked
     * @param now the moment after which a publication lies in the future
     */
    public Resolver(ReleaseSource source, ProgressListener progress, Instant now) {
        this.source = source;
        this.progress = progress;
        this.now = now;
    }

    /**
     * Decides every plugin's latest version. A plugin's trouble is part of the answer, never an
     * exception.
     *
     * @param definition the plugins
     * @param published what the registry says of a plugin until now
     * @return one resolution per plugin, in the definition's order
     */
    public List<Resolution> resolve(
            RegistryDefinition definition, Function<PluginId, Optional<Latest>> published) {
        return account(definition, published).stream().map(Account::resolution).toList();
    }

    /**
     * Decides every plugin's latest version, and tells how.
     *
     * @param definition the plugins
     * @param published what the registry says of a plugin until now
     * @return one account per plugin, in the definition's order
     */
    public List<Account> account(
            RegistryDefinition definition, Function<PluginId, Optional<Latest>> published) {
        Map<RepositoryId, List<PluginDefinition>> repositories =
                definition.plugins().stream()
                        .collect(
                                Collectors.groupingBy(
                                        PluginDefinition::repository,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Callable<List<Account>>> questions = new ArrayList<>();
        repositories.forEach(
                (repository, plugins) ->
                        questions.add(() -> account(definition, repository, plugins, published)));
        Map<PluginId, Account> accounts =
                sideBySide(questions).stream()
                        .flatMap(List::stream)
                        .collect(
                                Collectors.toMap(
                                        account -> account.plugin().id(), Function.identity()));
        return definition.plugins().stream().map(plugin -> accounts.get(plugin.id())).toList();
    }

    private List<Account> account(
            RegistryDefinition definition,
            RepositoryId repository,
            List<PluginDefinition> plugins,
            Function<PluginId, Optional<Latest>> published) {
        History history = new History(repository, source, progress);
        Verdict verdict = new Verdict(repository, definition.forgeOf(repository), now);
        return plugins.stream()
                .map(
                        plugin ->
                                verdict.on(
                                        plugin,
                                        history.answerFor(plugin.selection()),
                                        published.apply(plugin.id())))
                .toList();
    }

    private static <T> List<T> sideBySide(List<Callable<T>> questions) {
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.max(1, Math.min(SIDE_BY_SIDE, questions.size())), Resolver::daemon);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted; nothing was written", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a repository could not be resolved", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-resolver");
        thread.setDaemon(true);
        return thread;
    }
}
