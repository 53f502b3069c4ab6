package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.io.Documentation;
import io.github.pluginregistry.maven.config.ServerProcess;
import io.github.pluginregistry.maven.log.SanitizingLog;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Starts the server, which keeps registries up to date all day. It runs as a process of its own
 * until Maven ends, for example by Ctrl-C. Maven downloads it at the first start.
 *
 * @since 0.1.0
 */
@Mojo(name = "serve", requiresProject = false, aggregator = true, inheritByDefault = false)
public final class ServeMojo extends AbstractMojo {

    /**
     * The configuration of the server.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.serverConfig", defaultValue = "server.yaml")
    private String serverConfig;

    /**
     * Options of the server's JVM, separated by spaces.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "registry.serverOptions",
            defaultValue = "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
    private String serverOptions;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String version;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject private RepositorySystem repositories;

    @Override
    public void execute() throws MojoExecutionException {
        File directory = new File(session.getExecutionRootDirectory());
        File configuration = directory.toPath().resolve(serverConfig).toFile();
        if (!configuration.isFile()) {
            throw new MojoExecutionException(
                    ("there is no %s; create it with the registries that the server keeps up to date,"
                                    + " or name it with -Dregistry.serverConfig=FILE; see %s")
                            .formatted(configuration, Documentation.SERVER.address()));
        }
        File jar = resolve();
        new SanitizingLog(getLog()).info("starting the server; Ctrl-C ends it");
        int exit =
                run(
                        new ServerProcess(
                                List.of(serverOptions.trim().split(" +")), jar, configuration));
        if (exit != 0) {
            throw new MojoExecutionException(
                    "the server ended with exit code %d; its last lines above say why"
                            .formatted(exit));
        }
    }

    private File resolve() throws MojoExecutionException {
        Artifact artifact =
                new DefaultArtifact("io.github.pluginregistry", "registry-server", "jar", version);
        try {
            return repositories
                    .resolveArtifact(
                            session.getRepositorySession(),
                            new ArtifactRequest(
                                    artifact,
                                    session.getCurrentProject().getRemotePluginRepositories(),
                                    null))
                    .getArtifact()
                    .getFile();
        } catch (ArtifactResolutionException e) {
            throw new MojoExecutionException(
                    "the server cannot be downloaded: %s; %s"
                            .formatted(
                                    e.getMessage(),
                                    session.isOffline()
                                            ? "run the goal once without -o"
                                            : "check the connection and the pluginRepositories of the POM or of settings.xml"),
                    e);
        }
    }

    private static int run(ServerProcess server) throws MojoExecutionException {
        try {
            return server.run();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "the server cannot be started: %s; check the Java installation and registry.serverOptions"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
