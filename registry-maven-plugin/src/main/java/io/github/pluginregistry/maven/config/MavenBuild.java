package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.core.validation.ValidationCache;
import io.github.pluginregistry.core.version.ClosestMatch;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The build that a goal is part of.
 *
 * @param project null if there is no project at all
 */
public record MavenBuild(
        MavenSession session, MojoExecution execution, @Nullable MavenProject project) {

    private static final String PREFIX = "registry.";

    /** Whether the goal is bound to a phase, and not called by its name. */
    boolean isBound() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE;
    }

    /**
     * Whether the goal runs for this project: it has a registry, or its POM binds the goal, or the
     * goal was called for it. A module that only inherits the goal, or is part of a build that the
     * goal was called for, has to have a registry.
     */
    public boolean isResponsible() {
        return projectWithPom().map(this::isResponsibleFor).orElse(true);
    }

    private boolean isResponsibleFor(MavenProject it) {
        PomDeclaration pom = new PomDeclaration(it.getOriginalModel(), execution.getPlugin());
        boolean expected =
                isBound() ? pom.hasExecution(execution.getExecutionId()) : it.isExecutionRoot();
        return expected || pom.hasRegistry() || RegistryLocation.isIn(directory());
    }

    /** Without a POM, Maven creates a project that has no file. */
    private Optional<MavenProject> projectWithPom() {
        return Optional.ofNullable(project).filter(it -> it.getFile() != null);
    }

    /** The project's directory, or the one where Maven was called. */
    Path directory() {
        return project != null && project.getBasedir() != null
                ? project.getBasedir().toPath()
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

    /** A message with its files named so, and with commands that work without a POM, too. */
    public String shown(String message) {
        String directory = workingDirectory() + File.separator;
        return message.replaceAll("(?<![^\\s\"'(])" + Pattern.quote(directory) + "(?=\\S)", "")
                .replaceAll(
                        "(?<=\\b(?:run|and|before) )registry:(?=[a-z])",
                        Matcher.quoteReplacement(isPrefixKnown() ? "registry:" : command()));
    }

    /** Whether Maven may ask the user. */
    public boolean isInteractive() {
        return session.getRequest().isInteractiveMode();
    }

    /** Whether several modules are built at the same time. */
    boolean isParallel() {
        return session.getRequest().getDegreeOfConcurrency() > 1;
    }

    /** The project's POM, or where it would be. */
    public Path pom() {
        return projectWithPom()
                .map(it -> it.getFile().toPath())
                .orElseGet(() -> directory().resolve("pom.xml"));
    }

    /** A parameter as the POM has it, with its lines; the injected values have none. */
    public Optional<Xpp3Dom> parameter(String name) {
        Xpp3Dom configuration = execution.getConfiguration();
        return configuration != null
                ? Optional.ofNullable(configuration.getChild(name))
                : Optional.empty();
    }

    /** The location of a rule under {@code <rules>} in the POM, with its line. */
    public String placeOfRule(String rule) {
        String pom = shown(pom());
        return parameter("rules")
                        .map(it -> it.getChild(rule))
                        .map(it -> InlineDefinition.position(it, pom).toString())
                        .orElse(pom)
                + ": rules."
                + rule;
    }

    /** The directory of the caches, in the local repository that CI keeps. */
    Path cache() {
        return session.getRepositorySession()
                .getLocalRepository()
                .getBasedir()
                .toPath()
                .resolve(".cache/registry-maven-plugin");
    }

    /** The files that were valid in an earlier run. */
    public ValidationCache validationCache() {
        return new ValidationCache(cache().resolve("approved.txt"));
    }

    /** The build directory, by default {@code target}. */
    public Path buildDirectory(RegistryLocation location) {
        return projectWithPom()
                .map(it -> it.getBuild().getDirectory())
                .map(Path::of)
                .orElse(location.directory().resolve("target"));
    }

    public String version() {
        return execution.getVersion();
    }

    /** The start of a command that runs another goal in the same directory. */
    public String command() {
        return "mvn " + (isPrefixKnown() ? "registry" : execution.getPlugin().getKey()) + ":";
    }

    private boolean isPrefixKnown() {
        return project != null && project.getPlugin(execution.getPlugin().getKey()) != null;
    }

    /**
     * The options of this build by which that goal finds the same registry, with a space before.
     */
    public String options() {
        return Stream.of("registry.definition", "registry.outputDirectory")
                .filter(session.getUserProperties()::containsKey)
                .map(name -> option(name, session.getUserProperties().getProperty(name)))
                .collect(Collectors.joining());
    }

    private static String option(String name, String value) {
        String option = "-D%s=%s".formatted(name, value);
        return option.contains(" ") ? " \"" + option + "\"" : " " + option;
    }

    /** Messages about options of the command line that are not parameters of a goal. */
    public List<String> misspelledOptions() {
        Set<String> known = options(execution.getMojoDescriptor().getPluginDescriptor());
        return session.getUserProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .flatMap(name -> misspelled(name, known).stream())
                .toList();
    }

    private static Optional<String> misspelled(String name, Set<String> known) {
        Function<String, String> rest = option -> option.substring(PREFIX.length());
        return ClosestMatch.to(rest.apply(name), known.stream().map(rest).toList())
                .map(
                        meant ->
                                "-D%s is not known, and ignored; write -D%s%s"
                                        .formatted(name, PREFIX, meant));
    }

    private static Set<String> options(PluginDescriptor plugin) {
        return plugin.getMojos().stream()
                .flatMap(goal -> goal.getParameters().stream())
                .map(Parameter::getExpression)
                .filter(text -> text != null && text.startsWith("${" + PREFIX))
                .map(text -> text.substring("${".length(), text.length() - 1))
                .collect(Collectors.toSet());
    }
}
