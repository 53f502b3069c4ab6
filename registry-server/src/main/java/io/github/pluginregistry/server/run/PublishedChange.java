package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.update.PublishedVersionChange;
import java.util.List;

/**
 * A change of what is published, of which dependents are told.
 *
 * @param versions the versions that changed
 * @param commit the commit that has it; empty where the server alone has the files
 * @param message the message of that commit; empty where the server did not write it
 */
record PublishedChange(List<PublishedVersionChange> versions, String commit, String message) {

    PublishedChange {
        versions = List.copyOf(versions);
    }
}
