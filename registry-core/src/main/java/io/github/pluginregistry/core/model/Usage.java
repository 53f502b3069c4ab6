package io.github.pluginregistry.core.model;

import java.util.List;

/**
 * How a plugin is installed and downloaded.
 *
 * @param install what users run or add to a configuration
 * @param download the URL of a file
 */
public record Usage(UsageTemplate install, UsageTemplate download) {

    /** The placeholders of a download. */
    public static final List<String> OF_DOWNLOAD =
            List.of("id", "name", "version", "tag", "repository");

    /** The placeholders of an installation. */
    public static final List<String> OF_INSTALL =
            List.of("id", "name", "version", "tag", "repository", "download");
}
