package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders further files of a registry, beside the three of the core. */
public interface AdditionalOutput {

    /** The names of the files, relative to the output directory and below it. */
    List<String> files();

    /**
     * Renders the files.
     *
     * @return the texts by name; a file that is left out stays as it is
     */
    Map<String, String> render(Registry registry);

    /** The file that keeps all versions, if it is among these files. */
    default Optional<HistoryFile> history() {
        return Optional.empty();
    }
}
