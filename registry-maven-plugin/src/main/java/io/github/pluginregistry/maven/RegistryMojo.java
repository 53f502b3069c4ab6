package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RefusedException;
import io.github.pluginregistry.core.Registrar;
import io.github.pluginregistry.core.RegistrarBuilder;
import io.github.pluginregistry.core.approval.ApprovalFile;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.policy.LastAsked;
import io.github.pluginregistry.core.policy.UpdatePolicy;
import io.github.pluginregistry.core.publish.PublishException;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.schema.Approvals;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
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
     * {@code registry.json} in the project's directory, whichever is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.definition")
    private @Nullable File definition;

    /**
     * The definition itself, instead of a file: the keys of {@code registry.yaml} as XML elements.
     *
     * @since 0.1.0
     */
    @Parameter private @Nullable PlexusConfiguration registry;

    /**
     * The directory of the registry's files. The default is {@code docs} beside the definition.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * A folder of recorded answers to use instead of the network.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.recording")
    private @Nullable File recording;

    /**
     * How many seconds all repositories together may take to answer. The plugins of those that have
     * not answered by then keep what is published.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.timeLimit", defaultValue = "600")
    private int timeLimit;

    /**
     * How many requests may be on their way to one host at once, from 1 to 64.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.concurrency", defaultValue = "8")
    private int concurrency;

    /**
     * Does nothing at all.
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
            log().info("registry.skip is set: nothing is asked, checked or written");
            return;
        }
        if (!isResponsible()) {
            log().info("this module has no registry of its own");
            return;
        }
        try {
            attempt();
        } catch (DefinitionException e) {
            throw new MojoExecutionException(Messages.definition(e), e);
        } catch (PublishException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (RefusedException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (PublishedException e) {
            throw new MojoExecutionException(Messages.published(e), e);
        } catch (FileSystemException e) {
            throw new MojoExecutionException(Messages.unusable(e), e);
        } catch (IOException | IllegalArgumentException | UndecryptableException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void attempt()
            throws IOException,
                    DefinitionException,
                    PublishedException,
                    PublishException,
                    RefusedException,
                    MojoExecutionException,
                    MojoFailureException {
        try {
            run();
        } catch (DefinitionException mistakes) {
            runWithout(mistakes);
        }
    }

    abstract void run()
            throws IOException,
                    DefinitionException,
                    PublishedException,
                    PublishException,
                    RefusedException,
                    MojoFailureException;

    /** What is left to do where the definition cannot be used: most goals only say so. */
    void runWithout(DefinitionException mistakes)
            throws IOException, DefinitionException, MojoExecutionException {
        throw mistakes;
    }

    /**
     * Whether this is the project to do something for: it has a registry, or somebody expects it to
     * have one. A module that merely inherits the goal, or is part of a build that the goal was
     * called for, is neither.
     */
    private boolean isResponsible() {
        if (project == null || project.getFile() == null) {
            return true;
        }
        PomDeclaration pom = new PomDeclaration(project.getOriginalModel(), execution.getPlugin());
        boolean expected =
                execution.getSource() == MojoExecution.Source.LIFECYCLE
                        ? pom.hasExecution(execution.getExecutionId())
                        : project.isExecutionRoot();
        return expected || pom.hasRegistry() || Workplace.isIn(baseDirectory());
    }

    /** Where a goal says what it does; no goal writes to {@link #getLog()} itself. */
    final LineLog log() {
        return new LineLog(getLog());
    }

    /** Where the registry is. */
    final Workplace workplace() throws IOException {
        return declared().workplace();
    }

    /**
     * Where the POM sets an entry of a parameter, with its line, which what is injected has lost.
     */
    final String placeOf(String parameter, String entry) {
        String pom = String.valueOf(pom().getFileName());
        return Optional.ofNullable(execution.getConfiguration())
                        .map(it -> it.getChild(parameter))
                        .map(it -> it.getChild(entry))
                        .map(it -> InlineDefinition.position(it, pom).toString())
                        .orElse(pom)
                + ": %s.%s".formatted(parameter, entry);
    }

    private DeclaredRegistry declared() throws IOException {
        return new DeclaredRegistry(
                Workplace.around(
                        definitionFile(), Optional.ofNullable(outputDirectory).map(File::toPath)),
                // What is injected has lost its lines.
                Optional.ofNullable(registry)
                        .map(it -> execution.getConfiguration().getChild("registry")));
    }

    private Path definitionFile() throws IOException {
        if (registry == null) {
            return definition != null
                    ? definition.toPath()
                    : Workplace.definitionIn(baseDirectory());
        }
        if (definition != null) {
            throw new IOException(Messages.definedTwice(definition));
        }
        return pom();
    }

    /**
     * A registrar for the registry, with all that Maven knows: tokens, recorded answers, whether
     * there is a network.
     */
    final RegistrarBuilder registrar() throws IOException, DefinitionException {
        DeclaredRegistry declared = declared();
        Workplace workplace = declared.workplace();
        Approvals approvals = approvals();
        RegistrarBuilder builder =
                Registrar.of(
                                declared.definition(approvals),
                                workplace.definition(),
                                workplace.outputDirectory())
                        .progress(new ProgressLog(log(), Clock.systemUTC()))
                        .credentials(
                                new SettingsCredentials(
                                        session.getSettings(), decrypter, System.getenv()))
                        .cache(cache())
                        .approvals(approvals)
                        .timeLimit(Duration.ofSeconds(timeLimit))
                        .concurrency(concurrency)
                        .locks(cache().resolve("locks"))
                        .offline(session.isOffline());
        return recording != null ? builder.recording(recording.toPath()) : builder;
    }

    /** What obeyed its schema in a run before this one. */
    final Approvals approvals() {
        return new ApprovalFile(cache().resolve("approved.txt"));
    }

    /** The same, recording every answer in a folder if there is one. */
    final RegistrarBuilder registrar(@Nullable File record)
            throws IOException, DefinitionException {
        RegistrarBuilder builder = registrar();
        return record != null ? builder.record(record.toPath()) : builder;
    }

    /** When the forges are asked; recorded answers cost nothing, so they are always read. */
    final Schedule schedule(Optional<String> policy) throws IOException {
        boolean bound = execution.getSource() == MojoExecution.Source.LIFECYCLE;
        DeclaredRegistry declared = declared();
        Workplace workplace = declared.workplace();
        UpdatePolicy forges = UpdatePolicy.of(policy.orElse(bound ? "daily" : "always"));
        return new Schedule(
                recording != null ? UpdatePolicy.ALWAYS : forges,
                new LastAsked(cache().resolve("asked"), workplace.key(), question(declared)),
                workplace::isComplete,
                Clock.system(ZoneId.systemDefault()));
    }

    /** All that an answer depends on: recorded answers are not those of the forges. */
    private String question(DeclaredRegistry declared) throws IOException {
        return recording != null ? declared.text() + recording : declared.text();
    }

    /**
     * What is remembered from one run to the next. Beside what Maven itself keeps for this machine,
     * so that CI keeps it together with the downloads.
     */
    private Path cache() {
        return session.getRepositorySession()
                .getLocalRepository()
                .getBasedir()
                .toPath()
                .resolve(".cache/registry-maven-plugin");
    }

    /** Where a build puts what it makes. */
    final Path buildDirectory() throws IOException {
        return Optional.ofNullable(project)
                .filter(it -> it.getFile() != null)
                .map(it -> it.getBuild().getDirectory())
                .map(Path::of)
                .orElse(workplace().directory().resolve("target"));
    }

    /** The version of this plugin. */
    final String version() {
        return execution.getVersion();
    }

    /** What puts right what a check finds, by commands that work where this goal was run. */
    final Cure cure() throws IOException {
        Plugin plugin = execution.getPlugin();
        boolean known = project != null && project.getPlugin(plugin.getKey()) != null;
        return new Cure(
                "mvn " + (known ? "registry" : plugin.getKey()) + ":", workplace().definition());
    }

    private Path baseDirectory() {
        return project != null && project.getBasedir() != null
                ? project.getBasedir().toPath()
                : Path.of(session.getExecutionRootDirectory());
    }

    private Path pom() {
        return project != null && project.getFile() != null
                ? project.getFile().toPath()
                : baseDirectory().resolve("pom.xml");
    }
}
