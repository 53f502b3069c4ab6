package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.RegistryServiceBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.publish.DefinitionParser;
import io.github.pluginregistry.core.update.LastUpdateStore;
import io.github.pluginregistry.core.update.UpdatePolicy;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What a goal works on.
 *
 * @param build the build that it is part of
 * @param registry the registry that the build declares
 * @param recording a folder of recorded answers to use instead of the network
 */
public record GoalContext(MavenBuild build, RegistryConfig registry, Optional<Path> recording) {

    /** Where the registry is. */
    public RegistryLocation location() {
        return registry.workplace();
    }

    /**
     * A service for the registry with what the build knows: caches, recorded answers, and whether
     * Maven is offline.
     *
     * @throws DefinitionException if the definition breaks a rule
     */
    public RegistryServiceBuilder service() throws IOException, DefinitionException {
        RegistryLocation workplace = registry.workplace();
        ValidationCache approvals = build.approvals();
        RegistryServiceBuilder builder =
                RegistryService.of(
                                registry.definition(approvals),
                                workplace.definition(),
                                workplace.outputDirectory())
                        .boundary(workplace.boundary())
                        .cache(build.memory())
                        .approvals(approvals)
                        .locks(build.memory().resolve("locks"))
                        .offline(build.session().isOffline());
        return recording.isPresent() ? builder.recording(recording.get()) : builder;
    }

    /**
     * Keeps the files that an update changed as they were before, for a check of the same build;
     * also where the update fails at its end. What is in the output directory of the build nobody
     * commits, so nobody edits it by hand.
     */
    public void keepFilesBefore(UpdateReport report) {
        RegistryLocation location = location();
        if (!location.outputDirectory().startsWith(build.outputDirectory(location))) {
            build.formerFiles(location).keep(report.plan());
        }
    }

    /**
     * Reads the definition as it is in a commit.
     *
     * @throws DefinitionException if the definition here breaks a rule
     */
    public DefinitionParser definitionParser() throws IOException, DefinitionException {
        return registry.form(build.execution().getPlugin(), build.approvals());
    }

    /**
     * When the forges are asked; recorded answers cost nothing, so they are always read.
     *
     * @param policy how often, in Maven's words; without it that depends on who runs the goal
     * @param clock the time, in the zone in which days begin
     */
    public UpdateTimestamps schedule(Optional<String> policy, Clock clock) throws IOException {
        RegistryLocation workplace = registry.workplace();
        UpdatePolicy forges = UpdatePolicy.of(policy.orElse(build.isBound() ? "daily" : "always"));
        return new UpdateTimestamps(
                recording.isPresent() ? UpdatePolicy.ALWAYS : forges,
                new LastUpdateStore(build.memory().resolve("asked"), workplace.key(), question()),
                workplace::isComplete,
                clock);
    }

    /** All that an answer depends on: recorded answers are not those of the forges. */
    private String question() throws IOException {
        return recording.isPresent() ? registry.text() + recording.get() : registry.text();
    }
}
