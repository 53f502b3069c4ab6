package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.check.CheckOptions;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.InvalidDefinitionCheck;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.maven.config.Environment;
import io.github.pluginregistry.maven.config.FailOn;
import io.github.pluginregistry.maven.log.CheckLog;
import io.github.pluginregistry.maven.log.CheckReportOutput;
import io.github.pluginregistry.maven.log.Messages;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private Environment environment = Environment.ofProcess();

    @Override
    void run() throws IOException, DefinitionException, MojoFailureException {
        FailOn limit = FailOn.of(failOn);
        CheckReportOutput publication = publication();
        RegistryService registrar = configured(registrar()).build();
        CheckLog told = checkLog();
        if (fix) {
            told.tell(registrar.repair());
        }
        CheckReport report = online ? registrar.checkOnline() : registrar.check();
        told.tell(report);
        publication.publish(report, workplace().directory(), build().version());
        limit.judge(report);
    }

    /** What is wrong with the definition is told together with what else can be checked. */
    @Override
    void runWithout(DefinitionException mistakes) throws IOException, MojoExecutionException {
        InvalidDefinitionCheck registry =
                new InvalidDefinitionCheck(
                        mistakes,
                        workplace().definition(),
                        workplace().outputDirectory(),
                        workplace().boundary(),
                        new CheckOptions(build().approvals(), severities(), Instant.now(), age()));
        CheckReport report = registry.check();
        checkLog().tell(report);
        publication().publish(report, workplace().directory(), build().version());
        throw new MojoExecutionException(Messages.mistakes(mistakes));
    }

    private CheckReportOutput publication() throws IOException {
        return new CheckReportOutput(
                reports == null ? List.of() : reports,
                reportsDirectory != null
                        ? reportsDirectory.toPath()
                        : build().outputDirectory(workplace()).resolve("registry"),
                workplace().boundary(),
                environment,
                log());
    }

    private CheckLog checkLog() throws IOException {
        return new CheckLog(log(), build().workingDirectory(), build().cure(workplace()));
    }

    private RegistryServiceBuilder configured(RegistryServiceBuilder registrar) throws IOException {
        registrar.severities(severities());
        if (!acceptRepairs) {
            registrar.former(build().formerFiles(workplace()).found());
        }
        registrar.maxAge(age());
        return registrar;
    }

    private Severities severities() {
        return build().severities(Optional.ofNullable(rules), Optional.ofNullable(rulesOfThisRun));
    }

    private Period age() {
        return maxAge == null ? Period.ZERO : CheckOptions.maxAge(maxAge);
    }
}
