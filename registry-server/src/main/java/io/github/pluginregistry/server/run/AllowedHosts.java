package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.server.config.Dependent;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import io.github.pluginregistry.server.store.RegistryRow.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Which hosts a registry and its definition may name. A definition comes from whoever writes to the
 * repository, and the requests come from the machine of the server: what is on this machine, and
 * what answers the neighbours in its network alone, such as the metadata of a cloud, is none of
 * their business. The author of server.yaml owns the machine: a registry that the file puts there
 * may use such hosts.
 *
 * <p>What a name leads to may change between this check and a request. Over https and ssh the host
 * then proves its name with a certificate or a key; over plain http nothing does, so a name is
 * refused there.
 */
public final class AllowedHosts {

    private final RegistryConfiguration registry;
    private final RepositoryUrl repository;
    private final boolean trusted;

    private AllowedHosts(RegistryConfiguration registry, boolean trusted) {
        this.registry = registry;
        this.repository = RepositoryUrl.of(registry.repository());
        this.trusted = trusted;
    }

    static AllowedHosts of(RegistryConfiguration registry, Origin origin) {
        return new AllowedHosts(registry, origin == Origin.FILE);
    }

    /**
     * Refuses a registry that is not from server.yaml and leads to the machine of the server or its
     * link.
     *
     * @throws RegistryFailure if its repository or a dependent does
     */
    public static void require(RegistryConfiguration registry) throws RegistryFailure {
        of(registry, Origin.API).requireRegistry();
    }

    /** The same for a registry from anywhere, before its repository is asked. */
    void requireRegistry() throws RegistryFailure {
        if (trusted) {
            return;
        }
        List<Target> targets = new ArrayList<>();
        targets.add(Target.of("repository", repository));
        for (Dependent dependent : registry.dependents()) {
            String url = dependent.url().isEmpty() ? dependent.apiUrl() : dependent.url();
            targets.add(Target.of("the dependent " + dependent.name(), URI.create(url)));
        }
        for (Target target : targets) {
            require(
                    target,
                    "name a host that others reach, too, or let server.yaml have the registry");
        }
    }

    /**
     * Refuses a definition that leads to the machine of the server or its link.
     *
     * @throws RegistryFailure if it does, and server.yaml does not put the registry itself there
     */
    void require(RegistryDefinition definition) throws RegistryFailure {
        if (trusted
                && (repository.transport() == Transport.LOCAL
                        || NearAddresses.contain(repository.host()))) {
            return;
        }
        List<Target> targets = new ArrayList<>();
        if (definition.repository().transport() != Transport.LOCAL) {
            targets.add(Target.of("repository", definition.repository()));
        }
        for (PluginDefinition plugin : definition.plugins()) {
            targets.add(Target.of("the plugin " + plugin.id().value(), plugin.repository()));
        }
        for (ForgeDefinition forge : definition.forges()) {
            forge.apiUrl().ifPresent(url -> targets.add(Target.of("apiUrl", url)));
            forge.gitUrl().ifPresent(url -> targets.add(Target.of("gitUrl", url)));
        }
        for (Target target : targets) {
            require(
                    target.in(registry.definition()),
                    "name a host that others reach, too, or let server.yaml name a registry on that host");
        }
    }

    private void require(Target target, String remedy) throws RegistryFailure {
        if (target.isLocal()) {
            throw new RegistryFailure(
                    target.place() + " names a path on the machine of the server", remedy);
        }
        if (NearAddresses.contain(target.host())) {
            throw new RegistryFailure(
                    "%s names the host %s, which is the machine of the server or reached from it alone"
                            .formatted(target.place(), target.host()),
                    remedy);
        }
        if (!target.isProved()
                && !NearAddresses.isLiteral(target.host())
                && !(trusted && target.host().equals(repository.host()))) {
            throw new RegistryFailure(
                    "%s names the host %s over http, where nothing proves that the host is this one"
                            .formatted(target.place(), target.host()),
                    "write https, or the IP address of the host");
        }
    }

    /**
     * Something that is asked.
     *
     * @param place what names it, for messages
     * @param host the host with its port
     * @param isProved whether a certificate or a key proves that the host is this one
     */
    private record Target(String place, String host, boolean isLocal, boolean isProved) {

        static Target of(String place, RepositoryUrl url) {
            return new Target(
                    place,
                    url.host(),
                    url.transport() == Transport.LOCAL,
                    !url.address().regionMatches(true, 0, "http:", 0, 5));
        }

        /** Such an address begins with https, except on this machine. */
        static Target of(String place, URI url) {
            return new Target(place, String.valueOf(url.getAuthority()), false, true);
        }

        Target in(String file) {
            return new Target(file + ": " + place, host, isLocal, isProved);
        }
    }
}
