package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.ValidationCache;
import io.github.pluginregistry.maven.log.FixSuggestion;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The build that a goal is part of.
 *
 * @param session what Maven was asked for
 * @param execution why the goal runs
 * @param project empty where Maven has none
 */
public record MavenBuild(
        MavenSession session, MojoExecution execution, Optional<MavenProject> project) {

    /** Whether a phase runs the goal, and not somebody by its name. */
    boolean isBound() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    /**
     * Whether this is the project to do something for: it has a registry, or somebody expects it to
     * have one. A module that merely inherits the goal, or is part of a build that the goal was
     * called for, is neither.
     */
    public boolean isResponsible() {
        Optional<MavenProject> written = written();
        if (written.isEmpty()) {
            return true;
        }
        PomDeclaration pom =
                new PomDeclaration(written.get().getOriginalModel(), execution.getPlugin());
        boolean expected =
                isBound()
                        ? pom.hasExecution(execution.getExecutionId())
                        : written.get().isExecutionRoot();
        return expected || pom.hasRegistry() || RegistryLocation.isIn(directory());
    }

    /** Maven makes a project up where there is no POM. */
    private Optional<MavenProject> written() {
        return project.isPresent() && project.get().getFile() != null ? project : Optional.empty();
    }

    /** The project's directory, or the one where Maven was called. */
    Path directory() {
        return project.isPresent() && project.get().getBasedir() != null
                ? project.get().getBasedir().toPath()
                : Path.of(session.getExecutionRootDirectory());
    }

    /** The directory where Maven was started, wherever the POM is that it was given. */
    public Path workingDirectory() {
        return Path.of(
                session.getSystemProperties()
                        .getProperty("user.dir", session.getExecutionRootDirectory()));
    }

    /** A file as messages name it: from where Maven was started, if it lies below. */
    public String shown(Path file) {
        return SourceLocation.of(file).relativeTo(workingDirectory());
    }

    /** A message with its files named so. */
    public String shown(String message) {
        String directory = workingDirectory() + File.separator;
        return message.replaceAll("(?<![^\\s\"'(])" + Pattern.quote(directory) + "(?=\\S)", "");
    }

    /** The POM, or where it would be. */
    Path pom() {
        Optional<MavenProject> written = written();
        return written.isPresent()
                ? written.get().getFile().toPath()
                : directory().resolve("pom.xml");
    }

    /** A parameter as the POM has it, with its lines, which what is injected has lost. */
    public Optional<Xpp3Dom> parameter(String name) {
        Xpp3Dom configuration = execution.getConfiguration();
        return configuration != null
                ? Optional.ofNullable(configuration.getChild(name))
                : Optional.empty();
    }

    /** Where the POM sets an entry of a parameter, with its line. */
    String placeOf(String parameter, String entry) {
        String pom = shown(pom());
        return parameter(parameter)
                        .map(it -> it.getChild(entry))
                        .map(it -> InlineDefinition.position(it, pom).toString())
                        .orElse(pom)
                + ": %s.%s".formatted(parameter, entry);
    }

    /**
     * How much the rules weigh here.
     *
     * @param rules what the POM sets
     * @param ofThisRun what a property sets
     * @throws IllegalArgumentException if rules or severities are unknown; the message has all of
     *     them
     */
    public Severities severities(
            Optional<Map<String, @Nullable String>> rules, Optional<String> ofThisRun) {
        return SeverityParser.of(rules.orElse(Map.of()), rule -> placeOf("rules", rule), ofThisRun);
    }

    /**
     * What is remembered from one run to the next. Beside what Maven itself keeps for this machine,
     * so that CI keeps it together with the downloads.
     */
    Path memory() {
        return session.getRepositorySession()
                .getLocalRepository()
                .getBasedir()
                .toPath()
                .resolve(".cache/registry-maven-plugin");
    }

    /** What obeyed its schema in a run before this one. */
    public ValidationCache approvals() {
        return new ValidationCache(memory().resolve("approved.txt"));
    }

    /** Where the build puts what it makes. */
    public Path outputDirectory(RegistryLocation workplace) {
        return written()
                .map(it -> it.getBuild().getDirectory())
                .map(Path::of)
                .orElse(workplace.directory().resolve("target"));
    }

    /** What an update of this build found in a registry's files. */
    public FilesBeforeUpdate formerFiles(RegistryLocation workplace) {
        return new FilesBeforeUpdate(session.getRepositorySession().getData(), workplace);
    }

    /** The version of this plugin. */
    public String version() {
        return execution.getVersion();
    }

    /** What puts right what a check finds, by commands that work where the goal was run. */
    public FixSuggestion cure(RegistryLocation workplace) {
        Plugin plugin = execution.getPlugin();
        boolean known = project.isPresent() && project.get().getPlugin(plugin.getKey()) != null;
        return new FixSuggestion(
                "mvn " + (known ? "registry" : plugin.getKey()) + ":", workplace.definition());
    }
}
