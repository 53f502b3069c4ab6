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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Resolves all repositories of one host. Their tags are listed in parallel; then, if the host looks
 * up releases of many repositories in one request, their releases are looked up together.
 *
 * @param repositories the repositories of the host
 * @param threads as many threads as the host is sent requests by at once
 * @param decided is called once per repository
 */
record HostResolver(
        List<RepositoryResolver> repositories,
        ReleaseSource source,
        ProgressListener progress,
        Executor threads,
        Runnable decided) {

    /** What one request should not exceed. */
    private static final int BATCH = 100;

    /** Beyond that many versions of one plugin at first, most lookups would be in vain. */
    private static final int MOST_AT_FIRST = 2;

    /** Starts the work. If a lookup needs a request per tag, no repository waits for the others. */
    void start() {
        AtomicInteger unlisted = new AtomicInteger(repositories.size());
        for (RepositoryResolver repository : repositories) {
            threads.execute(
                    () -> {
                        repository.listTags(source, progress);
                        if (!repository.details().isBatched()) {
                            lookUp(repository.details(), List.of(repository));
                            decide(repository);
                        }
                        if (unlisted.decrementAndGet() == 0) {
                            lookUpTogether();
                        }
                    });
        }
    }

    private void lookUpTogether() {
        Map<ReleaseDetails, List<RepositoryResolver>> batches =
                repositories.stream()
                        .filter(repository -> repository.details().isBatched())
                        .collect(
                                Collectors.groupingBy(
                                        RepositoryResolver::details,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        batches.forEach(HostResolver::lookUp);
        batches.values().stream()
                .flatMap(List::stream)
                .forEach(repository -> threads.execute(() -> decide(repository)));
    }

    private void decide(RepositoryResolver repository) {
        repository.decide(progress);
        decided.run();
    }

    /** Looks up releases for all repositories together, until no more are needed. */
    private static void lookUp(ReleaseDetails details, List<RepositoryResolver> repositories) {
        int plugins = repositories.stream().mapToInt(RepositoryResolver::size).sum();
        int firstBatch =
                details.isBatched() ? Math.max(1, Math.min(MOST_AT_FIRST, BATCH / plugins)) : 1;
        while (true) {
            List<RepositoryResolver> asking = new ArrayList<>();
            List<ReleaseQuery> queries = new ArrayList<>();
            for (RepositoryResolver repository : repositories) {
                Optional<ReleaseQuery> query = repository.next(firstBatch);
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
}
