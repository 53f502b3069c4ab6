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

/** Asks for the releases of plugins, and decides each of them. */
public final class Inquiry {

    private final Function<RequestCounter, ReleaseSource> sources;
    private final ProgressListener progress;
    private final Clock clock;
    private final ResolveLimits pace;
    private final Predicate<String> acceptedMoves;

    /**
     * @param sources opens whom to ask, who counts what goes over the network
     * @param acceptedMoves which tags may lead to another commit than they are published with
     */
    public Inquiry(
            Function<RequestCounter, ReleaseSource> sources,
            ProgressListener progress,
            Clock clock,
            ResolveLimits pace,
            Predicate<String> acceptedMoves) {
        this.sources = sources;
        this.progress = progress;
        this.clock = clock;
        this.pace = pace;
        this.acceptedMoves = acceptedMoves;
    }

    /**
     * What came of it.
     *
     * @param decided what was decided of each plugin, in the definition's order
     */
    public record Outcome<T>(List<T> decided, RequestStats cost) {}

    /**
     * How each plugin of a definition was decided.
     *
     * @param published what is kept of a plugin that cannot be decided
     */
    public Outcome<ResolutionDetails> account(
            RegistryDefinition definition, PublishedRegistry published, ResolveScope scope) {
        return ask(definition, resolver -> resolver.account(definition, published::latest, scope));
    }

    /**
     * What was decided about each plugin of a definition.
     *
     * @param published what is kept of a plugin that cannot be decided
     */
    public Outcome<Resolution> resolve(RegistryDefinition definition, PublishedRegistry published) {
        return ask(definition, resolver -> resolver.resolve(definition, published::latest));
    }

    private <T> Outcome<T> ask(
            RegistryDefinition definition, Function<Resolver, List<T>> question) {
        Instant start = clock.instant();
        RequestCounter traffic = new RequestCounter();
        try (ReleaseSource source = sources.apply(traffic)) {
            List<T> decided =
                    question.apply(
                            new Resolver(source, traffic, progress, start, pace, acceptedMoves));
            Duration elapsed = Duration.between(start, clock.instant());
            return new Outcome<>(
                    decided, RequestStats.of(repositories(definition), traffic, elapsed));
        }
    }

    private static int repositories(RegistryDefinition definition) {
        return (int)
                definition.plugins().stream().map(PluginDefinition::repository).distinct().count();
    }
}
