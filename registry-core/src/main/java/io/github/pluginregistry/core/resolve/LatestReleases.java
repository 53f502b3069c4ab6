package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.forge.ReleaseSource;
import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the latest release of each plugin in the repositories and forges of a definition. */
public final class LatestReleases {

    private final Function<RequestCounter, ReleaseSource> sources;
    private final ProgressListener progress;
    private final Clock clock;
    private final ResolveLimits limits;
    private final Predicate<String> acceptedMoves;

    /**
     * @param sources opens a release source that counts its requests
     * @param acceptedMoves whether a tag may point to another commit than the published one
     */
    public LatestReleases(
            Function<RequestCounter, ReleaseSource> sources,
            ProgressListener progress,
            Clock clock,
            ResolveLimits limits,
            Predicate<String> acceptedMoves) {
        this.sources = sources;
        this.progress = progress;
        this.clock = clock;
        this.limits = limits;
        this.acceptedMoves = acceptedMoves;
    }

    /**
     * The releases that were found.
     *
     * @param details one per plugin, in the definition's order
     * @param cost the requests that it took
     */
    public record Found(List<ResolutionDetails> details, RequestStats cost) {

        public Found {
            details = List.copyOf(details);
        }

        /** One resolution per plugin, in the definition's order. */
        public List<Resolution> resolutions() {
            return details.stream().map(ResolutionDetails::resolution).toList();
        }
    }

    /**
     * Finds the latest release of each plugin of a definition.
     *
     * @param published what is kept of a plugin that cannot be resolved
     */
    public Found find(
            RegistryDefinition definition, PublishedRegistry published, ResolveScope scope) {
        Instant start = clock.instant();
        RequestCounter requests = new RequestCounter();
        try (ReleaseSource source = sources.apply(requests)) {
            List<ResolutionDetails> details =
                    new Resolver(source, requests, progress, start, limits, acceptedMoves)
                            .account(definition, published::latest, scope);
            Duration elapsed = Duration.between(start, clock.instant());
            return new Found(details, RequestStats.of(repositories(definition), requests, elapsed));
        }
    }

    private static int repositories(RegistryDefinition definition) {
        return (int)
                definition.plugins().stream().map(PluginDefinition::repository).distinct().count();
    }
}
