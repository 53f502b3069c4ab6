package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.init.CiSystem;
import io.github.pluginregistry.init.InitOptions;
import io.github.pluginregistry.init.InitRegistry;
import io.github.pluginregistry.init.Questions;
import io.github.pluginregistry.init.TerminalQuestions;
import io.github.pluginregistry.init.detect.TagFilter;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.config.Terminal;
import io.github.pluginregistry.maven.log.InitLog;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first registry.yaml. Finds the tags that look like releases of plugins, and describes
 * each plugin with its id, its name, its pattern and its directory. Shows the version that each
 * pattern gives today. On a terminal, asks what the parameters leave open, unless Maven runs with
 * {@code -B}.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true, inheritByDefault = false)
public final class InitMojo extends RegistryMojo {

    /**
     * The repositories of the plugins: URLs, paths of checkouts, or OWNER/NAME on GitHub. The first
     * one is that of the registry. The default is the repository of the checkout in the current
     * directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.repository")
    private @Nullable List<String> repository;

    /**
     * The plugins to include, as globs of names or of tags without their versions, for example
     * {@code plugins/json}. Then everything that matches is included, and nothing else. The default
     * is everything that looks like a plugin.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.include")
    private @Nullable List<String> include;

    /**
     * The plugins to leave out, as such globs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.exclude")
    private @Nullable List<String> exclude;

    /**
     * Optional files of the registry, for example {@code html} for a page. Files that these need
     * are added.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.outputs")
    private @Nullable List<String> outputs;

    /**
     * Replaces existing files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.force", defaultValue = "false")
    private boolean force;

    /**
     * A file of another system to take the plugins from, instead of tags: a Python script with a
     * list of plugins, a {@code plugins.json}, an aqua registry, or a configuration of updatecli or
     * nvchecker. What cannot be carried over is reported with its line.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.from")
    private @Nullable File from;

    /**
     * The CI system to create a workflow for: {@code github}, {@code gitlab} or {@code jenkins}.
     * There is none by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.ci")
    private @Nullable String ci;

    /**
     * Adds the plugin to the POM of the project, and changes nothing else in it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pom", defaultValue = "false")
    private boolean pom;

    @Override
    boolean createsDefinition() {
        return true;
    }

    @Override
    void run(GoalContext context) throws IOException, RegistryException {
        InitOptions options =
                new InitOptions(
                        context.location().definition(),
                        listed(repository),
                        new TagFilter(listed(include), listed(exclude)),
                        listed(outputs).stream().map(InitMojo::output).toList(),
                        force,
                        from != null ? from.toPath() : null,
                        ci != null ? CiSystem.of(ci) : null,
                        pom ? context.build().pom() : null,
                        context.build().version());
        new InitLog(log(), context.build())
                .report(
                        new InitRegistry(
                                        options,
                                        definition -> service(context, definition),
                                        Terminal.of(context.build())
                                                .<Questions>map(TerminalQuestions::new)
                                                .orElse(Questions.NONE))
                                .run());
    }

    private static OutputType output(String key) {
        return OutputType.of(key)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "registry.outputs does not know \"%s\"; use some of %s"
                                                .formatted(
                                                        key,
                                                        Stream.of(OutputType.values())
                                                                .map(OutputType::key)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private static List<String> listed(@Nullable List<String> parameter) {
        return parameter != null ? parameter : List.of();
    }
}
