package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.check.CheckOptions;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.InvalidDefinitionCheck;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.maven.config.FailOn;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.config.MavenBuild;
import io.github.pluginregistry.maven.config.RegistryLocation;
import io.github.pluginregistry.maven.config.SeverityParser;
import io.github.pluginregistry.maven.log.CheckLog;
import io.github.pluginregistry.maven.log.CheckReportOutput;
import io.github.pluginregistry.maven.log.FixSuggestion;
import io.github.pluginregistry.maven.log.Messages;
import java.io.File;
import java.io.IOException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the registry files are valid and in sync with the definition.
 *
 * <p><i>Valid</i>: {@code plugins.json} and the definition conform to their schemas and to the
 * rules in https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/rules.md. <i>In
 * sync</i>: every file equals, byte for byte, what the definition and {@code plugins.json} render
 * to; all line ends may be CR LF, as git checks them out on Windows. Both need no network. If
 * {@code registry:update} ran in the same build, the problems that it repaired are reported too. On
 * GitHub Actions, findings are also annotations on a pull request and in the job summary.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true,
        inheritByDefault = false)
public final class CheckMojo extends RegistryMojo {

    /**
     * Also checks that the published versions are <i>current</i>: asks the repositories for newer
     * versions and for moved or deleted tags.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.online", defaultValue = "false")
    private boolean online;

    /**
     * The severity of rules in this build: {@code error}, {@code warning} or {@code off}, in an
     * element with the id of the rule. Overrides {@code rules} in the definition.
     * https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/rules.md lists all
     * rules.
     *
     * @since 0.1.0
     */
    @Parameter private @Nullable Map<String, @Nullable String> rules;

    /**
     * The severity of rules for one run, for example {@code order=off,description-missing=error}.
     * Overrides all other settings.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.rules")
    private @Nullable String rulesOfThisRun;

    /**
     * The maximum age of a plugin's latest version, as an ISO 8601 period such as {@code P400D}.
     * There is no maximum by default.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.maxAge")
    private @Nullable String maxAge;

    /**
     * Before the check, repairs everything that can be rendered again: the page, the schema, the
     * format and order of {@code plugins.json}, and the fields that come from the definition.
     * Versions are never changed. If {@code plugins.json} is inconsistent or the page shows another
     * version, nothing is written; run {@code registry:update} instead.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.fix", defaultValue = "false")
    private boolean fix;

    /**
     * Suppresses findings about files that {@code registry:update} repaired in the same build. For
     * builds that publish the repaired files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.acceptRepairs", defaultValue = "false")
    private boolean acceptRepairs;

    /**
     * The lowest severity that fails the build: {@code error}, {@code warning} or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.failOn", defaultValue = "error")
    private String failOn;

    /**
     * The reports to write: {@code sarif} ({@code registry.sarif}) and {@code junit} ({@code
     * TEST-registry.xml}). They are also written if there are no findings.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.reports")
    private @Nullable List<String> reports;

    /**
     * The directory of the reports. The default is {@code registry} in the build directory, or
     * {@code target/registry} next to the definition if there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.reportsDirectory")
    private @Nullable File reportsDirectory;

    @Override
    void run(GoalContext context)
            throws IOException, RegistryException, MojoExecutionException, MojoFailureException {
        FailOn limit = FailOn.of(failOn);
        CheckReportOutput output = reportOutput(context);
        CheckLog log = checkLog(context);
        try {
            RegistryService service = configured(context).build();
            if (fix) {
                log.report(service.repair());
            }
            CheckReport report = online ? service.checkOnline() : service.check();
            log.report(report);
            output.publish(report, context.location().directory(), context.build().version());
            limit.judge(report);
        } catch (DefinitionException errors) {
            CheckReport report = checkWithout(context, errors);
            log.report(report);
            output.publish(report, context.location().directory(), context.build().version());
            throw new MojoExecutionException(Messages.mistakes(errors));
        }
    }

    /** The errors of the definition, and what can be checked without it. */
    private CheckReport checkWithout(GoalContext context, DefinitionException errors)
            throws IOException {
        RegistryLocation location = context.location();
        MavenBuild build = context.build();
        return new InvalidDefinitionCheck(
                        errors,
                        location.definition(),
                        location.outputDirectory(),
                        location.boundary(),
                        new CheckOptions(
                                build.validationCache(),
                                severities(build),
                                clock().instant(),
                                age()))
                .check();
    }

    private CheckReportOutput reportOutput(GoalContext context) {
        RegistryLocation location = context.location();
        return new CheckReportOutput(
                reports == null ? List.of() : reports,
                reportsDirectory != null
                        ? reportsDirectory.toPath()
                        : context.build().buildDirectory(location).resolve("registry"),
                location.boundary(),
                gitHubActions(),
                log());
    }

    private CheckLog checkLog(GoalContext context) {
        MavenBuild build = context.build();
        return new CheckLog(
                log(),
                build.workingDirectory(),
                new FixSuggestion(
                        build.command(), build.options(), context.location().definition()));
    }

    private RegistryServiceBuilder configured(GoalContext context)
            throws IOException, RegistryException {
        RegistryServiceBuilder service =
                service(context).severities(severities(context.build())).maxAge(age());
        return acceptRepairs ? service : service.beforeUpdate(context.filesBeforeUpdate().found());
    }

    private Severities severities(MavenBuild build) {
        return SeverityParser.of(rules, rulesOfThisRun, build::placeOfRule);
    }

    private Period age() {
        return maxAge == null ? Period.ZERO : CheckOptions.maxAge(maxAge);
    }
}
