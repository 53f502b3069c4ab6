package io.github.pluginregistry.init.definition;

import java.util.List;

/**
 * A definition that is to be written.
 *
 * @param description empty for none
 * @param unused plugins that the file only shows as comments, each with its reason in its own
 *     comment
 */
public record DefinitionDraft(
        String name,
        String description,
        String repository,
        List<PluginDraft> plugins,
        List<PluginDraft> unused) {

    public DefinitionDraft {
        plugins = List.copyOf(plugins);
        unused = List.copyOf(unused);
    }

    /** The same with other plugins. */
    public DefinitionDraft with(List<PluginDraft> others) {
        return new DefinitionDraft(name, description, repository, others, unused);
    }
}
