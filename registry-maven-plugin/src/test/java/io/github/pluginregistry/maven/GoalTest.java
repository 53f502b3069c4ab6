package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.io.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.eclipse.aether.AbstractForwardingRepositorySystemSession;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the goals' tests share: a directory with {@link ExampleRegistry}, and a Maven around it that
 * runs a goal from the command line unless told otherwise.
 */
@MojoTest
abstract class GoalTest {

    /** Starts a POM whose plugin has parameters, up to the first of them. */
    static final String POM =
            "<project><build><plugins><plugin>"
                    + "<groupId>io.github.pluginregistry</groupId>"
                    + "<artifactId>registry-maven-plugin</artifactId><configuration>";

    /** Ends such a POM. */
    static final String END = "</configuration></plugin></plugins></build></project>";

    /** One whose forge is a recording. */
    static final String RECORDED = POM + "<recording>recording</recording>" + END;

    /** The same, with a definition of its own, of one plugin. */
    static final String INLINE =
            POM
                    + """
                    <recording>recording</recording>
                    <registry>
                      <name>Inline Plugins</name>
                      <repository>https://github.com/example/plugins</repository>
                      <plugins>
                        <plugin>
                          <id>kubernetes</id>
                          <name>Kubernetes Plugin</name>
                          <tagPattern>plugins/kubernetes/*</tagPattern>
                        </plugin>
                      </plugins>
                    </registry>
                    """
                    + END;

    @TempDir Path directory;

    final RecordingLog log = new RecordingLog();

    /** What a goal sees of its process, and where it prints. */
    final Map<String, String> variables = new HashMap<>();

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    final Model model = new Model();
    private final Execution execution = new Execution();
    private MavenSession session;
    ExampleRegistry registry;

    @BeforeEach
    void writeTheExample() throws Exception {
        registry = ExampleRegistry.in(directory);
    }

    /** Where Maven was started. */
    Path startedIn() {
        return directory;
    }

    @Provides
    Log log() {
        return log;
    }

    @Provides
    MavenProject project() {
        return session().getCurrentProject();
    }

    @Provides
    MojoExecution execution() {
        return execution;
    }

    @Provides
    MavenSession session() {
        if (session == null) {
            session = newSession();
            MavenProject project = new MavenProject(model);
            project.setOriginalModel(model);
            project.setExecutionRoot(true);
            project.setFile(directory.resolve("pom.xml").toFile());
            session.setCurrentProject(project);
        }
        return session;
    }

    @SuppressWarnings("deprecation") // What Maven itself calls.
    private MavenSession newSession() {
        Properties system = new Properties();
        system.setProperty("user.dir", startedIn().toString());
        request.setSystemProperties(system);
        return new MavenSession(
                null,
                new LocalRepositoryAt(directory.resolve("repository")),
                request,
                new DefaultMavenExecutionResult());
    }

    private static MojoDescriptor descriptor() {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setPlugin(plugin());
        plugin.setVersion("1.2.3");
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setPluginDescriptor(plugin);
        return descriptor;
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.pluginregistry");
        plugin.setArtifactId("registry-maven-plugin");
        return plugin;
    }

    /** From now on the goal runs because a POM binds it: the project's own, or its parent's. */
    final void bind(boolean byTheProjectItself) {
        execution.source = MojoExecution.Source.LIFECYCLE;
        model.setBuild(new Build());
        if (byTheProjectItself) {
            PluginExecution binding = new PluginExecution();
            binding.setId(execution.getExecutionId());
            Plugin plugin = plugin();
            plugin.addExecution(binding);
            model.getBuild().addPlugin(plugin);
        }
    }

    /** The whole configuration, as Maven hands it to an execution but not the harness. */
    final void configure(String pom) throws Exception {
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader(pom))
                        .getChild("build")
                        .getChild("plugins")
                        .getChild("plugin")
                        .getChild("configuration"));
    }

    /**
     * Runs a check in the directory, in a process that is on no CI server unless told otherwise.
     */
    final void check(CheckMojo goal) throws Exception {
        PrintStream printer = new PrintStream(output, true, StandardCharsets.UTF_8);
        MojoExtension.setVariableValueToObject(
                goal, "environment", Environment.ofProcess().with(variables));
        MojoExtension.setVariableValueToObject(goal, "output", printer);
        goal.execute();
    }

    /** What a goal printed past its log. */
    final List<String> printed() {
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    final void fileTokenInSettings(String host, String secret) {
        Server server = new Server();
        server.setId(host);
        server.setPassword(secret);
        request.addServer(server);
    }

    final Path file(String path) {
        return directory.resolve(path);
    }

    /** An execution of which a test decides late who asked for it. */
    private static final class Execution extends MojoExecution {

        private Source source = Source.CLI;

        private Execution() {
            super(descriptor(), "default");
        }

        @Override
        public Source getSource() {
            return source;
        }
    }

    private static final class LocalRepositoryAt extends AbstractForwardingRepositorySystemSession {

        private final RepositorySystemSession session = new DefaultRepositorySystemSession();
        private final LocalRepository repository;

        private LocalRepositoryAt(Path directory) {
            repository = new LocalRepository(directory.toFile());
        }

        @Override
        protected RepositorySystemSession getSession() {
            return session;
        }

        @Override
        public LocalRepository getLocalRepository() {
            return repository;
        }
    }
}
