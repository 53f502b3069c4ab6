package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.update.MassDowngradeException;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.maven.config.RegistryLocation;
import io.github.pluginregistry.maven.config.UpdateTimestamps;
import io.github.pluginregistry.maven.log.UpdateLog;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings the registry's files up to date with the newest releases.
 *
 * <p>Asks every repository of the definition once for its tags and the forges for the releases of
 * the highest ones, decides every plugin's latest version, and writes {@code plugins.json}, {@code
 * plugins.md} and {@code plugins.schema.json} where they differ. A plugin that cannot be decided
 * keeps what is published of it. Builds that update the same registry at the same time do so one
 * after the other.
 *
 * <p>What was invalid or out of sync before it was written anew fails a {@code registry:check} of
 * the same build, see {@code registry.acceptRepairs} there.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "update",
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresProject = false,
        threadSafe = true,
        inheritByDefault = false)
public final class UpdateMojo extends RegistryMojo {

    /**
     * Shows what would change and writes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Fails the build on passing trouble too: no network, a rate limit, a server in trouble.
     * Without it such trouble is a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.strict", defaultValue = "false")
    private boolean strict;

    /**
     * How often the forges are asked, in Maven's words: {@code always}, {@code daily}, {@code
     * interval:MINUTES} or {@code never}. The default is {@code always} from the command line and
     * {@code daily} where the goal is bound to a phase. A changed definition is always asked for,
     * and so is a registry whose files are not there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.updatePolicy")
    private @Nullable String updatePolicy;

    /**
     * Publishes even where more than half of the plugins lose or lower their version at once, or
     * all of a small registry, which is refused otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.acceptLosses", defaultValue = "false")
    private boolean acceptLosses;

    /**
     * Takes the files for those of this registry although they were written for one of another name
     * or repository, which is refused otherwise. For the one run after a registry was renamed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.renamed", defaultValue = "false")
    private boolean renamed;

    /**
     * Tags that were moved after they were published, and may: each a tag or a glob as in {@code
     * tagPattern}, for example {@code v1.0.0,tools/*}; {@code **} stands for all of them. For the
     * one run that publishes the new commits; {@code acknowledge} in the definition says the same
     * with a reason.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.acceptMoved")
    private @Nullable List<String> acceptMoved;

    /**
     * A folder into which every answer is recorded, to be given as {@code registry.recording}
     * later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.record")
    private @Nullable File record;

    @Override
    void run()
            throws IOException,
                    DefinitionException,
                    InvalidRegistryFileException,
                    MassDowngradeException,
                    MojoFailureException {
        UpdateTimestamps schedule = assignment().schedule(Optional.ofNullable(updatePolicy));
        Optional<UpdateReport> report = schedule.isDue() ? report(schedule) : Optional.empty();
        if (report.isPresent()) {
            handOver(report.get());
            new UpdateLog(log(), build().workingDirectory(), dryRun, strict).report(report.get());
        } else {
            log().info(schedule::reasonToRest);
        }
    }

    private Optional<UpdateReport> report(UpdateTimestamps schedule)
            throws IOException,
                    DefinitionException,
                    InvalidRegistryFileException,
                    MassDowngradeException {
        return dryRun ? Optional.of(registry().preview()) : registry().updateIfDue(schedule);
    }

    /** Also where the update fails at its end: what it changed is changed. */
    private void handOver(UpdateReport report) throws IOException {
        if (!dryRun && !isBuildOutput()) {
            build().formerFiles(workplace()).keep(report.plan());
        }
    }

    /** What the build itself makes nobody commits, so nobody edits it by hand. */
    private boolean isBuildOutput() throws IOException {
        RegistryLocation workplace = workplace();
        return workplace.outputDirectory().startsWith(build().outputDirectory(workplace));
    }

    private RegistryService registry() throws IOException, DefinitionException {
        List<String> moved = Optional.ofNullable(acceptMoved).orElse(List.of());
        return registrar(record)
                .acceptLosses(acceptLosses)
                .renamed(renamed)
                .acceptMoved(moved.stream().map(TagPattern::of).toList())
                .build();
    }
}
