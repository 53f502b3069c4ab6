package io.github.pluginregistry.init.detect;

import java.util.List;

/**
 * What the tags of a repository say.
 *
 * @param plugins the plugins, sorted by name
 * @param leftOut tags with versions that probably belong to no plugin, sorted by reason
 * @param others how many tags have no version, or no version of a release
 */
public record Detection(List<DetectedPlugin> plugins, List<LeftOut> leftOut, long others) {

    public Detection {
        plugins = List.copyOf(plugins);
        leftOut = List.copyOf(leftOut);
    }
}
