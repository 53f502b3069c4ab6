package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.update.LastUpdateStore;
import io.github.pluginregistry.core.update.UpdatePolicy;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The build and the registry that a goal runs for.
 *
 * @param recording a directory with recorded answers to use instead of the network
 */
public record GoalContext(MavenBuild build, RegistryConfig registry, @Nullable File recording) {

    public RegistryLocation location() {
        return registry.location();
    }

    /** A service with the caches, the recorded answers and Maven's offline mode. */
    public RegistryServiceBuilder service() throws IOException, DefinitionException {
        return service(registry.definition(build.validationCache()));
    }

    /** The same for a definition that is not in the file, or not yet. */
    public RegistryServiceBuilder service(RegistryDefinition definition) {
        RegistryLocation location = location();
        ValidationCache validated = build.validationCache();
        RegistryServiceBuilder builder =
                RegistryService.of(definition, location.definition(), location.outputDirectory())
                        .boundary(location.boundary())
                        .cache(build.cache())
                        .approvals(validated)
                        .locks(build.cache().resolve("locks"))
                        .offline(build.session().isOffline());
        return recording != null ? builder.recording(recording.toPath()) : builder;
    }

    /**
     * Stores the former content of the files that an update changed, for a check in the same build.
     * Files in the build directory are left out: they are not committed, so nobody edits them.
     */
    public void keepFilesBefore(UpdateReport report) {
        if (!location().outputDirectory().startsWith(build.buildDirectory(location()))) {
            filesBeforeUpdate().keep(report.plan());
        }
    }

    /** The former content of the files that an update in the same build changed. */
    public FilesBeforeUpdate filesBeforeUpdate() {
        return new FilesBeforeUpdate(build.session().getRepositorySession().getData(), location());
    }

    /** The parser of the definition's file on a branch. */
    public DefinitionParser definitionParser() throws IOException, DefinitionException {
        return registry.parser(build.execution().getPlugin(), build.validationCache());
    }

    /**
     * The schedule of updates. Recorded answers need no network, so they are always read.
     *
     * @param policy the update policy; the default depends on whether the goal is bound to a phase
     * @param clock the time, in the zone in which days begin
     */
    public UpdateTimestamps schedule(@Nullable String policy, Clock clock) throws IOException {
        UpdatePolicy configured =
                UpdatePolicy.of(policy != null ? policy : build.isBound() ? "daily" : "always");
        return new UpdateTimestamps(
                recording != null ? UpdatePolicy.ALWAYS : configured,
                new LastUpdateStore(build.cache().resolve("asked"), location().key(), question()),
                location().files()::isComplete,
                clock);
    }

    /** Everything that the result of an update depends on. */
    private String question() throws IOException {
        return recording != null ? registry.text() + recording : registry.text();
    }
}
