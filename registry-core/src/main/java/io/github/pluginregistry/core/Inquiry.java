package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.progress.ProgressListener;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Account;
import io.github.pluginregistry.core.resolve.Pace;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.resolve.Resolver;
import io.github.pluginregistry.core.source.ReleaseSource;
import io.github.pluginregistry.core.source.Traffic;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Asks for the releases of plugins, and decides each of them. */
final class Inquiry {

    private final Function<Traffic, ReleaseSource> sources;
    private final ProgressListener progress;
    private final Clock clock;
    private final Pace pace;

    /**
     * @param sources opens whom to ask, who counts what goes over the network
     */
    Inquiry(
            Function<Traffic, ReleaseSource> sources,
            ProgressListener progress,
            Clock clock,
            Pace pace) {
        this.sources = sources;
        this.progress = progress;
        this.clock = clock;
        this.pace = pace;
    }

    /**
     * How each plugin of a definition was decided, in its order.
     *
     * @param published what is kept of a plugin that cannot be decided
     */
    List<Account> account(
            RegistryDefinition definition, PublishedRegistry published, Traffic traffic) {
        return ask(traffic, resolver -> resolver.account(definition, published::latest));
    }

    /**
     * What was decided about each plugin of a definition, in its order.
     *
     * @param published what is kept of a plugin that cannot be decided
     */
    List<Resolution> resolve(
            RegistryDefinition definition, PublishedRegistry published, Traffic traffic) {
        return ask(traffic, resolver -> resolver.resolve(definition, published::latest));
    }

    private <T> T ask(Traffic traffic, Function<Resolver, T> question) {
        try (ReleaseSource source = sources.apply(traffic)) {
            return question.apply(new Resolver(source, traffic, progress, clock.instant(), pace));
        }
    }
}
