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
 * Proves that the published files are valid and in sync.
 *
 * <p><i>Valid</i>: {@code plugins.json} and the definition keep the rules that are listed in
 * https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/rules.md, the schema first
 * of all. <i>In step</i>: every file is, byte for byte, what the definition and {@code
 * plugins.json} render to; lines may also all end in CR LF, as git checks them out on Windows.
 * Neither needs a network. Where {@code registry:update} ran in the same build, what it found
 * invalid or out of sync is told too. On GitHub Actions, what is found is also shown on the lines
 * of a pull request and in the summary of the job.
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
     * Asks the forges, too, whether anything newer is out than what is published: <i>current</i>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.online", defaultValue = "false")
    private boolean online;

    /**
     * How much single rules weigh in this build: {@code error}, {@code warning} or {@code off}, in
     * an element named as the rule. Goes before what the definition says under {@code rules};
     * https://github.com/pluginregistry/registry-maven-plugin/blob/main/docs/rules.md lists them
     * all.
     *
     * @since 0.1.0
     */
    @Parameter private @Nullable Map<String, @Nullable String> rules;

    /**
     * The same for one run alone, for example {@code order=off,description-missing=error}. Goes
     * before everything else.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.rules")
    private @Nullable String rulesOfThisRun;

    /**
     * How old a plugin's latest version may be, as a period of ISO 8601 such as {@code P400D}. The
     * default is any age.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.maxAge")
    private @Nullable String maxAge;

    /**
     * Rewrites, before anything is checked, what rendering alone can repair: the page, the schema,
     * the form and the order of {@code plugins.json}, and what it says of a plugin that the
     * definition says too. A version is never changed, nor copied where {@code plugins.json}
     * contradicts itself or the page shows another one; that takes {@code registry:update}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.fix", defaultValue = "false")
    private boolean fix;

    /**
     * Tells nothing of what {@code registry:update} found invalid or out of sync in the same build
     * before it wrote it anew. For builds that publish what the update wrote.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.acceptRepairs", defaultValue = "false")
    private boolean acceptRepairs;

    /**
     * What has to be found for the build to fail: {@code error}, {@code warning} or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.failOn", defaultValue = "error")
    private String failOn;

    /**
     * Reports to write, whatever is found: {@code sarif}, into {@code registry.sarif}, and {@code
     * junit}, into {@code TEST-registry.xml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.reports")
    private @Nullable List<String> reports;

    /**
     * The directory of the reports. The default is {@code registry} in the build directory, and
     * {@code target/registry} beside the definition where there is no project.
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
