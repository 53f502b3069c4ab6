package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.model.ProgressListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All repositories of one host during one run. Their tags are listed in parallel; then, where the
 * host answers for many repositories at once, their releases are looked up together.
 *
 * @param repositories the repositories of the host
 * @param done hears of each repository whose plugins are decided
 */
record HostResolver(
        List<RepositoryResolver> repositories,
        ReleaseSource source,
        ProgressListener progress,
        Consumer<RepositoryResolver> done) {

    /** What one request should not exceed. */
    private static final int BATCH = 100;

    /** Beyond that many versions of one plugin at first, most would be asked for in vain. */
    private static final int MOST_AT_FIRST = 2;

    /**
     * Decides all plugins of the host.
     *
     * @param workers as many threads as the host is asked by at once
     */
    void run(ExecutorService workers) throws InterruptedException, ExecutionException {
        List<Future<?>> listings = new ArrayList<>();
        for (RepositoryResolver repository : repositories) {
            listings.add(workers.submit(() -> begin(repository)));
        }
        await(listings);
        Map<ReleaseDetails, List<RepositoryResolver>> batches =
                repositories.stream()
                        .filter(repository -> repository.details().isBatched())
                        .collect(
                                Collectors.groupingBy(
                                        RepositoryResolver::details,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        batches.forEach(HostResolver::lookUp);
        List<Future<?>> decisions = new ArrayList<>();
        for (List<RepositoryResolver> batch : batches.values()) {
            batch.forEach(it -> decisions.add(workers.submit(() -> end(it))));
        }
        await(decisions);
    }

    /** Where every tag costs a request of its own, no repository waits for the others. */
    private void begin(RepositoryResolver repository) {
        repository.listTags(source, progress);
        if (!repository.details().isBatched()) {
            lookUp(repository.details(), List.of(repository));
            end(repository);
        }
    }

    private void end(RepositoryResolver repository) {
        repository.decide();
        done.accept(repository);
    }

    /** Asks, for all repositories together, until nothing more is to be found out. */
    private static void lookUp(ReleaseDetails details, List<RepositoryResolver> repositories) {
        int plugins = repositories.stream().mapToInt(RepositoryResolver::size).sum();
        int few = details.isBatched() ? Math.max(1, Math.min(MOST_AT_FIRST, BATCH / plugins)) : 1;
        while (true) {
            List<RepositoryResolver> asking = new ArrayList<>();
            List<ReleaseQuery> queries = new ArrayList<>();
            for (RepositoryResolver repository : repositories) {
                Optional<ReleaseQuery> query = repository.next(few);
                query.ifPresent(queries::add);
                query.ifPresent(any -> asking.add(repository));
            }
            if (queries.isEmpty()) {
                return;
            }
            try {
                List<ReleaseAnswer> answers = details.lookUp(queries);
                for (int i = 0; i < answers.size(); i++) {
                    asking.get(i).learn(answers.get(i));
                }
            } catch (UnreadableTokenException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                asking.forEach(repository -> repository.fail(e));
            }
        }
    }

    private static void await(List<Future<?>> tasks)
            throws InterruptedException, ExecutionException {
        for (Future<?> task : tasks) {
            task.get();
        }
    }
}
