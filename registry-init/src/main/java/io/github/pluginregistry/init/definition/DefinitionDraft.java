package io.github.pluginregistry.init.definition;

import io.github.pluginregistry.core.definition.OutputType;
import java.util.List;

/**
 * A definition that is to be written.
 *
 * @param description empty for none
 * @param outputs empty for the default
 * @param unused plugins that the file only shows as comments, each with its reason in its own
 *     comment
 */
public record DefinitionDraft(
        String name,
        String description,
        String repository,
        List<OutputType> outputs,
        List<PluginDraft> plugins,
        List<PluginDraft> unused) {

    public DefinitionDraft {
        outputs = List.copyOf(outputs);
        plugins = List.copyOf(plugins);
        unused = List.copyOf(unused);
    }

    /** The same with other files. */
    public DefinitionDraft withOutputs(List<OutputType> others) {
        return new DefinitionDraft(name, description, repository, others, plugins, unused);
    }

    /** The same with other plugins. */
    public DefinitionDraft with(List<PluginDraft> others) {
        return new DefinitionDraft(name, description, repository, outputs, others, unused);
    }
}
