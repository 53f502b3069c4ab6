package io.github.pluginregistry.init;

import java.util.List;

/**
 * The text of a valid definition, and the versions that it gives.
 *
 * @param leftOut how many other groups of tags have versions
 * @param notes what the user should know, each one sentence
 */
record CheckedDefinition(String text, List<InitReport.Row> rows, int leftOut, List<String> notes) {

    CheckedDefinition {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
