package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.validation.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A problem and the plugins that have it; plugins of a repository share its problems. */
public record PluginProblem(List<PluginId> plugins, ResolutionProblem reason) {

    public PluginProblem {
        plugins = List.copyOf(plugins);
    }

    /** All problems of plugins, each once, in the order of the first plugin. */
    public static List<PluginProblem> of(List<Resolution> resolutions) {
        Map<ResolutionProblem, List<PluginId>> plugins = new LinkedHashMap<>();
        for (Resolution resolution : resolutions) {
            for (ResolutionProblem reason : resolution.reasons()) {
                plugins.computeIfAbsent(reason, any -> new ArrayList<>()).add(resolution.id());
            }
        }
        return plugins.entrySet().stream()
                .map(entry -> new PluginProblem(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** The plugins, with commas between. */
    public String names() {
        return PluginId.join(plugins);
    }

    /** What happened to which plugins, and what to do. */
    public Diagnostic diagnostic() {
        return reason.diagnostic().about(names());
    }

    /** One line for people: which plugins, what happened, what to do. */
    @Override
    public String toString() {
        return diagnostic().sentence();
    }
}
