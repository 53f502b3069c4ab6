package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.PluginId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plugins whose release the page does not show as plugins.json has it. One of the two was edited,
 * or both are halves of different updates; which of them is right, only the repository knows.
 *
 * @param plugins the plugins; none where the page confirms plugins.json
 */
public record PageDisagreement(Path page, List<PluginId> plugins) {

    /** The diff shows the rest. */
    private static final int NAMED = 3;

    public PageDisagreement {
        plugins = List.copyOf(plugins);
    }

    /** Whether there is any doubt. */
    public boolean exists() {
        return !plugins.isEmpty();
    }

    /** What is wrong, a phrase. */
    @Override
    public String toString() {
        String named =
                plugins.stream()
                        .limit(NAMED)
                        .map(PluginId::value)
                        .collect(Collectors.joining(", "));
        int more = plugins.size() - NAMED;
        return "the page does not show the release of %s that plugins.json has"
                .formatted(more > 0 ? named + " and %d more".formatted(more) : named);
    }
}
