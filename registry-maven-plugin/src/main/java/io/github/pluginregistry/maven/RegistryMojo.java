package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.extensions.ManagedExtension;
import io.github.pluginregistry.maven.config.ExtensionClassPaths;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.config.MavenBuild;
import io.github.pluginregistry.maven.config.RegistryConfig;
import io.github.pluginregistry.maven.config.SettingsCredentials;
import io.github.pluginregistry.maven.config.Terminal;
import io.github.pluginregistry.maven.log.GitHubActions;
import io.github.pluginregistry.maven.log.LiveLine;
import io.github.pluginregistry.maven.log.Messages;
import io.github.pluginregistry.maven.log.ProgressLog;
import io.github.pluginregistry.maven.log.SanitizingLog;
import io.github.pluginregistry.outputs.RegistryOutputs;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The base class of the goals: their common parameters, and how their exceptions end a build. */
abstract class RegistryMojo extends AbstractMojo {

    /**
     * The definition of the registry. The default is {@code registry.yaml}, {@code registry.yml} or
     * {@code registry.json} in the project directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.definition")
    private @Nullable File definition;

    /**
     * The definition in the POM, instead of a file: the keys of {@code registry.yaml} as XML
     * elements.
     *
     * @since 0.1.0
     */
    @Parameter private @Nullable PlexusConfiguration registry;

    /**
     * The directory of the registry files. The default is {@code docs} next to the definition.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * A directory with recorded answers to use instead of the network.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.recording")
    private @Nullable File recording;

    /**
     * The time limit for the answers of all repositories, in seconds. Plugins without an answer
     * keep their published versions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.timeLimit", defaultValue = "600")
    private int timeLimit;

    /**
     * The maximum number of concurrent requests to one host, from 1 to 64.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.concurrency", defaultValue = "8")
    private int concurrency;

    /**
     * Sends tokens to loopback addresses too, including the token of a forge if {@code apiUrl} or
     * {@code gitUrl} is a loopback address. Use it only for tests with a local server: the
     * definition selects the port, and the program that listens there gets the token.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.allowLoopbackTokens", defaultValue = "false")
    private boolean allowLoopbackTokens;

    /**
     * The extensions that may run: ids of extensions in the dependencies of this plugin, {@code
     * GROUP:ARTIFACT:VERSION}, or {@code ID=PROGRAM} with the path of a program. A definition can
     * configure extensions, but only the build can allow them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.extensions")
    private @Nullable List<String> extensions;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Inject private SettingsDecrypter decrypter;

    @Inject private RepositorySystem repositories;

    private @Nullable RunExtensions running;
    private LiveLine line = LiveLine.NONE;

    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Environment environment = Environment.ofProcess();
    private final PrintStream output = GitHubActions.standardOutput();

    /** Runs the goal, and turns its exceptions into those of Maven. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        MavenBuild build = new MavenBuild(session, execution, project);
        if (skip) {
            log().info("skipping: registry.skip is set");
            return;
        }
        if (!build.isResponsible()) {
            log().info("this module has no registry of its own");
            return;
        }
        build.misspelledOptions().forEach(log()::warn);
        GoalContext context = context(build);
        line = liveLine(build);
        try {
            run(context);
            if (running != null) {
                running.requireNoFatalFailure();
            }
        } catch (UpdateRefusedException e) {
            throw new MojoFailureException(build.shown(String.valueOf(e.getMessage())));
        } catch (InvalidRegistryFileException e) {
            Path file = context.location().files().json();
            throw failure(build, Messages.published(e, build.shown(file)), e);
        } catch (RegistryException
                | IOException
                | IllegalArgumentException
                | UnreadableTokenException e) {
            throw failure(build, Messages.of(e), e);
        } finally {
            line.erase();
            if (running != null) {
                running.close();
            }
        }
    }

    private LiveLine liveLine(MavenBuild build) {
        return Terminal.forLiveLine(build, environment)
                .filter(terminal -> log().isInfoEnabled())
                .map(Console::writer)
                .map(LiveLine::on)
                .orElse(LiveLine.NONE);
    }

    /** Whether the goal writes the definition, so that there may be none. */
    boolean createsDefinition() {
        return false;
    }

    private GoalContext context(MavenBuild build) throws MojoExecutionException {
        try {
            Xpp3Dom inline = registry != null ? build.parameter("registry").orElse(null) : null;
            return new GoalContext(
                    build,
                    createsDefinition()
                            ? RegistryConfig.ofNew(build, inline, definition)
                            : RegistryConfig.in(build, inline, definition, outputDirectory),
                    recording);
        } catch (IOException | IllegalArgumentException e) {
            throw failure(build, Messages.of(e), e);
        }
    }

    /** Maven would append the message of a cause, which has absolute paths. */
    private static MojoExecutionException failure(
            MavenBuild build, String message, Exception cause) {
        String shown = build.shown(message);
        if (shown.equals(message)) {
            return new MojoExecutionException(message, cause);
        }
        MojoExecutionException failure = new MojoExecutionException(shown);
        failure.addSuppressed(cause);
        return failure;
    }

    abstract void run(GoalContext context)
            throws IOException, RegistryException, MojoExecutionException, MojoFailureException;

    /** The time; a goal reads no other. */
    final Clock clock() {
        return clock;
    }

    /** GitHub Actions, if the goal runs there. */
    final GitHubActions gitHubActions() {
        return new GitHubActions(environment, output);
    }

    /** The log of a goal; no goal writes to {@link #getLog()} itself. */
    final SanitizingLog log() {
        return new SanitizingLog(getLog(), line);
    }

    /** A service for the registry, with the parameters that all goals share. */
    final RegistryServiceBuilder service(GoalContext context)
            throws IOException, RegistryException {
        RegistryServiceBuilder service = withParameters(context);
        if (!OutputType.DEFAULT.containsAll(service.definition().outputs())) {
            RegistryOutputs.connect(service);
        }
        List<String> allowed = extensions != null ? extensions : List.of();
        if (!allowed.isEmpty() || !service.definition().extensions().isEmpty()) {
            running =
                    RunExtensions.open(
                            allowed,
                            service.definition(),
                            context.build().workingDirectory(),
                            credentials(),
                            new ExtensionClassPaths(repositories, session, RegistryMojo.class),
                            log());
            running.connect(service);
        }
        return service;
    }

    /** The extensions of the service, if there are any. */
    final List<ManagedExtension> extensions() {
        return running != null ? running.all() : List.of();
    }

    private RegistryServiceBuilder withParameters(GoalContext context)
            throws IOException, DefinitionException {
        return withParameters(context.service());
    }

    /** A service for a definition that is not written yet. */
    final RegistryServiceBuilder service(GoalContext context, RegistryDefinition unwritten) {
        return withParameters(context.service(unwritten));
    }

    private RegistryServiceBuilder withParameters(RegistryServiceBuilder service) {
        return service.clock(clock)
                .environment(environment)
                .progress(new ProgressLog(log(), line, clock))
                .credentials(credentials())
                .timeLimit(Duration.ofSeconds(timeLimit))
                .concurrency(concurrency);
    }

    /** The same, which also records every answer in a directory if there is one. */
    final RegistryServiceBuilder service(GoalContext context, @Nullable File record)
            throws IOException, RegistryException {
        RegistryServiceBuilder service = service(context);
        return record != null ? service.record(record.toPath()) : service;
    }

    private TokenProvider credentials() {
        TokenProvider tokens =
                new SettingsCredentials(session.getSettings(), decrypter, environment, log()::warn);
        return allowLoopbackTokens ? TokenProvider.allowingLoopback(tokens) : tokens;
    }
}
