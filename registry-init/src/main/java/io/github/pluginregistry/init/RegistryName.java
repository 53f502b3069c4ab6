package io.github.pluginregistry.init;

import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.init.definition.PluginNames;
import java.util.Locale;

/** The name of a registry, from that of its repository. */
final class RegistryName {

    private RegistryName() {}

    static String of(SourceRepository home) {
        String name = home.name();
        if (!name.toLowerCase(Locale.ROOT).contains("plugin")) {
            return PluginNames.title(name) + " Plugins";
        }
        String owner =
                home.url().transport() == Transport.LOCAL || !home.url().path().contains("/")
                        ? ""
                        : home.url().path().replaceFirst("/[^/]*$", "").replaceFirst(".*/", "");
        return PluginNames.title(owner + " " + name).strip();
    }
}
