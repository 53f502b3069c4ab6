package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.source.SourceException;
import java.util.List;

/** One question for the tags of one repository. */
@FunctionalInterface
interface TagListing {

    /**
     * Asks it.
     *
     * @throws SourceException if the answer could not be had whole
     */
    List<Release> list() throws SourceException;
}
