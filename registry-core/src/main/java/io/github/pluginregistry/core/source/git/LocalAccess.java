package io.github.pluginregistry.core.source.git;

import io.github.pluginregistry.core.source.SourceException;
import io.github.pluginregistry.core.source.SourceException.Kind;
import org.eclipse.jgit.transport.Transport;

/** Git on this machine: a path needs no key and no token. */
record LocalAccess(Errand errand) implements Access {

    @Override
    public void prepare(Transport transport) {
        // There is nobody to introduce oneself to.
    }

    @Override
    public SourceException explain(Exception failure) {
        return new SourceException(
                Kind.UNUSABLE,
                "the git repository at %s gave no %s (%s)"
                        .formatted(
                                errand.repository().address(),
                                errand.matter(),
                                failure.getMessage()),
                "look at it with \"git fsck\", and at who may read and write its files",
                failure);
    }
}
