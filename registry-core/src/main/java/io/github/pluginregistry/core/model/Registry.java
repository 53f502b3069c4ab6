package io.github.pluginregistry.core.model;

import java.time.Instant;
import java.util.List;

/**
 * The published list of an ecosystem's plugins.
 *
 * @param name the ecosystem's name, the title of the page for people
 * @param home the address of the repository the registry belongs to
 * @param lastUpdated when anything else in here last changed
 * @param plugins the plugins in the definition's order
 */
public record Registry(
        String name,
        String description,
        String home,
        String updateFrequency,
        String notes,
        Instant lastUpdated,
        List<Plugin> plugins) {

    public Registry {
        plugins = List.copyOf(plugins);
    }

    /** The same registry, last changed at another moment. */
    public Registry updatedAt(Instant moment) {
        return new Registry(name, description, home, updateFrequency, notes, moment, plugins);
    }
}
