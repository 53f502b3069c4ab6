package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Account;
import io.github.pluginregistry.core.resolve.Pace;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.Resolver;
import io.github.pluginregistry.core.resolve.Scope;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Asks for the releases of plugins, and decides each of them. */
final class Inquiry {

    private final Function<Traffic, ReleaseSource> sources;
    private final ProgressListener progress;
    private final Clock clock;
    private final Pace pace;
    private final Predicate<String> acceptedMoves;

    /**
     * @param sources opens whom to ask, who counts what goes over the network
     * @param acceptedMoves which tags may lead to another commit than they are published with
     */
    Inquiry(
            Function<Traffic, ReleaseSource> sources,
            ProgressListener progress,
            Clock clock,
            Pace pace,
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
    record Outcome<T>(List<T> decided, Cost cost) {}

    /**
     * How each plugin of a definition was decided.
     *
     * @param published what is kept of a plugin that cannot be decided
     */
    Outcome<Account> account(
            RegistryDefinition definition, PublishedRegistry published, Scope scope) {
        return ask(definition, resolver -> resolver.account(definition, published::latest, scope));
    }

    /**
     * What was decided about each plugin of a definition.
     *
     * @param published what is kept of a plugin that cannot be decided
     */
    Outcome<Resolution> resolve(RegistryDefinition definition, PublishedRegistry published) {
        return ask(definition, resolver -> resolver.resolve(definition, published::latest));
    }

    private <T> Outcome<T> ask(
            RegistryDefinition definition, Function<Resolver, List<T>> question) {
        Instant start = clock.instant();
        Traffic traffic = new Traffic();
        try (ReleaseSource source = sources.apply(traffic)) {
            List<T> decided =
                    question.apply(
                            new Resolver(source, traffic, progress, start, pace, acceptedMoves));
            Duration elapsed = Duration.between(start, clock.instant());
            return new Outcome<>(decided, Cost.of(repositories(definition), traffic, elapsed));
        }
    }

    private static int repositories(RegistryDefinition definition) {
        return (int)
                definition.plugins().stream().map(PluginDefinition::repository).distinct().count();
    }
}
