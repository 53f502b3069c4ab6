package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.published.Mark;
import io.github.pluginregistry.core.published.PlacedJson;
import java.nio.file.Path;

/**
 * plugins.json as it stands on disk.
 *
 * @param file where it is
 * @param json what it says
 */
record PublishedFile(Path file, PlacedJson json) {

    /** The place of a value, or of the nearest one around it that is there. */
    Spot spot(String pointer) {
        Mark mark = json.mark(pointer);
        return new Spot(file, mark.line(), mark.column(), pointer);
    }
}
