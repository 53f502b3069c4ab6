package io.github.pluginregistry.sdk;

import java.util.List;

/**
 * Renders further files from the registry. An update writes them, a check compares them, publishing
 * commits them, each together with the registry's own files.
 *
 * <p>An exception leaves the files of this renderer as they are, with a warning.
 */
public interface OutputRenderer extends Extension {

    /**
     * Renders the files. The same registry gives the same files, byte by byte: no clock, no random
     * numbers, no network.
     *
     * @return a file for each name of {@link Capabilities#outputs()}, and no other
     * @throws Exception if the files cannot be rendered
     */
    List<OutputFile> render(RegistryInfo registry, List<PluginInfo> plugins) throws Exception;
}
