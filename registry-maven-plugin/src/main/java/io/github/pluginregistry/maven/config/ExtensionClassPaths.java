package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.extensions.AllowedExtension.Artifact;
import io.github.pluginregistry.extensions.ExtensionException;
import io.github.pluginregistry.extensions.ExtensionSetup.ClassPaths;
import io.github.pluginregistry.extensions.ExtensionTerms;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Finds the classes of extensions with Maven: in the dependencies that the POM adds to this plugin,
 * or in artifacts that are resolved from the repositories of plugins.
 *
 * @param plugin a class of this plugin
 */
public record ExtensionClassPaths(
        RepositorySystem repositories, MavenSession session, Class<?> plugin)
        implements ClassPaths {

    /** The parameter that allows extensions. */
    public static final String SETTING = "registry.extensions";

    @Override
    public ExtensionTerms terms() {
        return new ExtensionTerms(
                "the build",
                SETTING,
                "the plugin's dependencies",
                "add its artifact to the <dependencies> of the plugin in the POM",
                "run registry:extensions to see its state");
    }

    /** All that Maven loads for this plugin, without this plugin itself. */
    @Override
    public List<URL> bundled() {
        if (!(plugin.getClassLoader() instanceof URLClassLoader realm)) {
            return List.of();
        }
        URL own = plugin.getProtectionDomain().getCodeSource().getLocation();
        // As texts: a URL compares itself with others by asking the network for their hosts.
        return Arrays.stream(realm.getURLs())
                .filter(url -> !url.toString().equals(own.toString()))
                .toList();
    }

    @Override
    public List<URL> of(Artifact artifact) throws ExtensionException {
        String coordinates =
                "%s:%s:%s".formatted(artifact.groupId(), artifact.artifactId(), artifact.version());
        CollectRequest collect =
                new CollectRequest(
                        new Dependency(new DefaultArtifact(coordinates), "runtime"),
                        session.getCurrentProject().getRemotePluginRepositories());
        List<URL> urls = new ArrayList<>();
        try {
            for (ArtifactResult result :
                    repositories
                            .resolveDependencies(
                                    session.getRepositorySession(),
                                    new DependencyRequest(collect, null))
                            .getArtifactResults()) {
                urls.add(result.getArtifact().getFile().toURI().toURL());
            }
        } catch (DependencyResolutionException | MalformedURLException e) {
            throw new ExtensionException(
                    "the extension %s cannot be resolved: %s"
                            .formatted(coordinates, e.getMessage()),
                    "correct it in registry.extensions, or add its repository to the pluginRepositories of the POM or of settings.xml",
                    e);
        }
        return urls;
    }
}
