package io.github.pluginregistry.init.migrate;

import java.util.List;

/**
 * The plugins in a file of another system.
 *
 * @param system its name
 * @param description of the registry; empty for none
 * @param lost what could not be carried over, each with its line: {@code plugins.py:12: ...}
 */
public record Migration(
        String system, String description, List<MigratedPlugin> plugins, List<String> lost) {

    public Migration {
        plugins = List.copyOf(plugins);
        lost = List.copyOf(lost);
    }
}
