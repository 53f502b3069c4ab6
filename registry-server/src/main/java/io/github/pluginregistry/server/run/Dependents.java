package io.github.pluginregistry.server.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.core.update.PublishedVersionChange;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.Lease;
import io.github.pluginregistry.server.store.OutgoingStore;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;

/** What dependents are sent after a change: the parameters of a build, and what changed. */
final class Dependents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Dependents() {}

    /** Notes the requests of a run, in the transaction that ends it. */
    static void add(
            OutgoingStore outgoing,
            RegistryConfiguration registry,
            Lease lease,
            PublishedChange change)
            throws StoreException {
        for (Dependent dependent : registry.dependents()) {
            outgoing.add(
                    registry.id(),
                    lease.run(),
                    dependent.name(),
                    body(registry, lease, change),
                    lease.trace());
        }
    }

    private static String body(
            RegistryConfiguration registry, Lease lease, PublishedChange change) {
        ObjectNode body = JSON.createObjectNode();
        body.put("GIT_REPOSITORY_URL", registry.repository())
                .put("GIT_BRANCH", registry.branch())
                .put("GIT_COMMIT", change.commit())
                .put("GIT_COMMIT_MESSAGE", change.message())
                .put("BUILD_TRIGGER", lease.cause().text())
                .put("registry", registry.id())
                .put("run", lease.run());
        body.set("plugins", changes(change.versions()));
        return body.toString();
    }

    /** The changes of versions as the history and dependents get them. */
    static ArrayNode changes(List<PublishedVersionChange> changes) {
        ArrayNode all = JSON.createArrayNode();
        for (PublishedVersionChange change : changes) {
            ObjectNode one =
                    all.addObject()
                            .put("id", change.id())
                            .put("from", change.from())
                            .put("to", change.to())
                            .put("page", change.page());
            if (change.date() != null) {
                one.put("date", change.date().toString());
            }
        }
        return all;
    }
}
