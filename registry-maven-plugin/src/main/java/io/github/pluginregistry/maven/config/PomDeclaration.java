package io.github.pluginregistry.maven.config;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The configuration of this plugin in one POM, without that of its parents.
 *
 * <p>Maven 3 and 4 ignore {@code inheritByDefault = false}: a parent's executions and configuration
 * reach every module. A registry belongs to one directory, so the goals check this themselves.
 */
final class PomDeclaration {

    private static final String INLINE = "registry";

    private final List<Plugin> declared;

    /**
     * @param pom the POM's own model
     * @param plugin this plugin
     */
    PomDeclaration(Model pom, Plugin plugin) {
        this.declared =
                Stream.concat(
                                Stream.of(pom.getBuild()),
                                pom.getProfiles().stream().map(Profile::getBuild))
                        .filter(Objects::nonNull)
                        .map(BuildBase.class::cast)
                        .flatMap(build -> build.getPlugins().stream())
                        .filter(candidate -> candidate.getKey().equals(plugin.getKey()))
                        .toList();
    }

    boolean hasExecution(String id) {
        return executions().anyMatch(execution -> execution.getId().equals(id));
    }

    /** Whether the POM defines a registry inline. */
    boolean hasRegistry() {
        return registries().findAny().isPresent();
    }

    /** The elements of the registries that the POM defines inline. */
    Stream<Xpp3Dom> registries() {
        return Stream.concat(declared.stream(), executions())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild(INLINE))
                .filter(Objects::nonNull);
    }

    private Stream<PluginExecution> executions() {
        return declared.stream().flatMap(plugin -> plugin.getExecutions().stream());
    }
}
