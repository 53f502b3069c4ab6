package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.version.TagPattern;
import io.github.pluginregistry.maven.config.GoalContext;
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
 * Updates the registry files to the newest releases.
 *
 * <p>Lists the tags of every repository in the definition, looks up the releases of the highest
 * ones, chooses the latest version of every plugin, and writes {@code plugins.json}, {@code
 * plugins.md} and {@code plugins.schema.json} if they changed. A plugin that cannot be resolved
 * keeps its published version. Concurrent updates of the same registry run one after the other.
 *
 * <p>Files that were invalid or not in sync before the update fail a {@code registry:check} in the
 * same build, see its parameter {@code registry.acceptRepairs}.
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
     * Fails the build on temporary errors too, such as no network, a rate limit or a failing
     * server. By default, these are warnings.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.strict", defaultValue = "false")
    private boolean strict;

    /**
     * How often the hosts are asked: {@code always}, {@code daily}, {@code interval:MINUTES} or
     * {@code never}. The default is {@code always} on the command line and {@code daily} if the
     * goal is bound to a phase. After a change of the definition, and if registry files are
     * missing, the hosts are always asked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.updatePolicy")
    private @Nullable String updatePolicy;

    /**
     * Accepts a mass downgrade: an update in which more than half of the plugins, or all plugins of
     * a small registry, lose or lower their version.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.acceptLosses", defaultValue = "false")
    private boolean acceptLosses;

    /**
     * Accepts files of a registry with another name or repository. Use it once after you rename a
     * registry.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.renamed", defaultValue = "false")
    private boolean renamed;

    /**
     * The moved tags to accept: tags or globs as in {@code tagPattern}, for example {@code
     * v1.0.0,tools/*}; {@code **} accepts all. Use it for the run that publishes the new commits,
     * or use {@code acknowledge} in the definition, which has a reason.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.acceptMoved")
    private @Nullable List<String> acceptMoved;

    /**
     * A directory to record all answers of the hosts in, for {@code registry.recording}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.record")
    private @Nullable File record;

    @Override
    void run(GoalContext context) throws IOException, RegistryException, MojoFailureException {
        UpdateTimestamps schedule = context.schedule(updatePolicy, clock());
        if (!schedule.isDue()) {
            log().info(schedule::reasonToRest);
            return;
        }
        RegistryService service =
                service(context, record)
                        .acceptLosses(acceptLosses)
                        .renamed(renamed)
                        .acceptMoved(tags(acceptMoved))
                        .build();
        Optional<UpdateReport> report =
                dryRun ? Optional.of(service.previewUpdate()) : service.updateIfDue(schedule);
        if (report.isEmpty()) {
            log().info(schedule::reasonToRest);
            return;
        }
        if (!dryRun) {
            context.keepFilesBefore(report.get());
        }
        new UpdateLog(log(), context.build().workingDirectory(), dryRun, strict)
                .report(report.get());
    }

    private static List<TagPattern> tags(@Nullable List<String> globs) {
        return globs == null ? List.of() : globs.stream().map(TagPattern::of).toList();
    }
}
