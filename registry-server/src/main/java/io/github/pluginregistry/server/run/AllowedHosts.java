package io.github.pluginregistry.server.run;

import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.definition.RegistryDefinition.ForgeDefinition;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.model.RepositoryUrl.Transport;
import io.github.pluginregistry.server.config.RegistryConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which hosts a definition may name. It comes from whoever writes to the repository, and the
 * requests come from the machine of the server: what is on this machine, and what answers the
 * neighbours in its network alone, such as the metadata of a cloud, is none of a definition's
 * business. A registry that is on such a host itself may use others.
 */
final class AllowedHosts {

    private AllowedHosts() {}

    /**
     * Refuses definitions that lead to the machine of the server or its link.
     *
     * @throws RegistryFailure if the definition does, and the registry itself is elsewhere
     */
    static void require(RegistryConfiguration registry, RegistryDefinition definition)
            throws RegistryFailure {
        RepositoryUrl own = RepositoryUrl.of(registry.repository());
        if (own.transport() == Transport.LOCAL || isNear(own.host())) {
            return;
        }
        for (PluginDefinition plugin : definition.plugins()) {
            if (plugin.repository().transport() == Transport.LOCAL) {
                throw new RegistryFailure(
                        "the plugin %s is in a repository on the machine of the server"
                                .formatted(plugin.id().value()),
                        "write the address of a host in " + registry.definition());
            }
        }
        for (String host : hosts(definition)) {
            if (isNear(host)) {
                throw new RegistryFailure(
                        "%s names the host %s, which is the machine of the server or reached from it alone"
                                .formatted(registry.definition(), host),
                        "name a host that others reach, too, or let server.yaml name a registry on that host");
            }
        }
    }

    private static Set<String> hosts(RegistryDefinition definition) {
        Set<String> hosts = new TreeSet<>();
        hosts.add(definition.repository().host());
        definition.plugins().forEach(plugin -> hosts.add(plugin.repository().host()));
        for (ForgeDefinition forge : definition.forges()) {
            forge.apiUrl().map(URI::getAuthority).ifPresent(hosts::add);
            forge.gitUrl().map(URI::getAuthority).ifPresent(hosts::add);
        }
        return hosts;
    }

    /** A name that cannot be looked up leads nowhere: the run says so. */
    private static boolean isNear(String host) {
        String name = host.replaceFirst("^.*@", "").replaceFirst(":\\d+$", "");
        if (name.isEmpty()) {
            return false;
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(name)).anyMatch(AllowedHosts::isNear);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }
}
