package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.http.UnreadableTokenException;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.update.MassDowngradeException;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.config.MavenBuild;
import io.github.pluginregistry.maven.config.RegistryConfig;
import io.github.pluginregistry.maven.config.RegistryLocation;
import io.github.pluginregistry.maven.config.SettingsCredentials;
import io.github.pluginregistry.maven.log.Messages;
import io.github.pluginregistry.maven.log.ProgressLog;
import io.github.pluginregistry.maven.log.SanitizingLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

/** What all goals share: where the registry is, and how trouble becomes Maven's trouble. */
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

    /** Does the goal's work. The only place where trouble of any kind is turned into Maven's. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            log().info("skipping: registry.skip is set");
            return;
        }
        if (!build().isResponsible()) {
            log().info("this module has no registry of its own");
            return;
        }
        try {
            attempt();
        } catch (DefinitionException e) {
            throw broken(Messages.definition(e), e);
        } catch (PublishException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        } catch (MassDowngradeException e) {
            throw new MojoFailureException(build().shown(String.valueOf(e.getMessage())));
        } catch (FileSystemException e) {
            throw broken(Messages.unusable(e), e);
        } catch (IOException | IllegalArgumentException | UnreadableTokenException e) {
            throw broken(String.valueOf(e.getMessage()), e);
        }
    }

    /** Maven would add the message of a cause, which names files by their whole paths. */
    private MojoExecutionException broken(String message, Exception cause) {
        String shown = build().shown(message);
        if (shown.equals(message)) {
            return new MojoExecutionException(message, cause);
        }
        MojoExecutionException broken = new MojoExecutionException(shown);
        broken.addSuppressed(cause);
        return broken;
    }

    private void attempt()
            throws IOException,
                    DefinitionException,
                    PublishException,
                    MassDowngradeException,
                    MojoExecutionException,
                    MojoFailureException {
        try {
            run();
        } catch (DefinitionException mistakes) {
            runWithout(mistakes);
        } catch (InvalidRegistryFileException e) {
            String file = build().shown(workplace().outputDirectory().resolve("plugins.json"));
            throw new MojoExecutionException(Messages.published(e, file), e);
        }
    }

    abstract void run()
            throws IOException,
                    DefinitionException,
                    InvalidRegistryFileException,
                    PublishException,
                    MassDowngradeException,
                    MojoFailureException;

    /** What is left to do where the definition cannot be used: most goals only say so. */
    void runWithout(DefinitionException mistakes)
            throws IOException, DefinitionException, MojoExecutionException {
        throw mistakes;
    }

    /** Where a goal says what it does; no goal writes to {@link #getLog()} itself. */
    final SanitizingLog log() {
        return new SanitizingLog(getLog());
    }

    /** Where the registry is. */
    final RegistryLocation workplace() throws IOException {
        return assignment().registry().workplace();
    }

    /** A registrar for the registry, as Maven and this goal's parameters want it. */
    final RegistryServiceBuilder registrar() throws IOException, DefinitionException {
        return assignment()
                .registrar()
                .progress(new ProgressLog(log(), Clock.systemUTC()))
                .credentials(credentials())
                .timeLimit(Duration.ofSeconds(timeLimit))
                .concurrency(concurrency);
    }

    private TokenProvider credentials() {
        TokenProvider kept =
                new SettingsCredentials(
                        session.getSettings(), decrypter, System.getenv(), log()::warn);
        return allowLoopbackTokens ? TokenProvider.allowingLoopback(kept) : kept;
    }

    /** The same, recording every answer in a folder if there is one. */
    final RegistryServiceBuilder registrar(@Nullable File record)
            throws IOException, DefinitionException {
        RegistryServiceBuilder builder = registrar();
        return record != null ? builder.record(record.toPath()) : builder;
    }

    /** What this goal works on. */
    final GoalContext assignment() throws IOException {
        return new GoalContext(
                build(),
                RegistryConfig.in(
                        build(),
                        registry != null ? build().parameter("registry") : Optional.empty(),
                        path(definition),
                        path(outputDirectory)),
                path(recording));
    }

    private static Optional<Path> path(@Nullable File file) {
        return file != null ? Optional.of(file.toPath()) : Optional.empty();
    }

    /** The build that this goal is part of. */
    final MavenBuild build() {
        return new MavenBuild(session, execution, Optional.ofNullable(project));
    }
}
