package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.SourceException;
import org.eclipse.jgit.transport.Transport;

/** What one protocol does otherwise than another. */
interface Access {

    /** Gives a transport what it needs before it connects. */
    void prepare(Transport transport);

    /** Lets go of what is left of the answers, when the listing is read or given up. */
    default void done() {}

    /** What everything passes that a host says. */
    default SecretFilter secrets() {
        return SecretFilter.NONE;
    }

    /** Says what a failure means to a user. */
    SourceException explain(Exception failure);
}
