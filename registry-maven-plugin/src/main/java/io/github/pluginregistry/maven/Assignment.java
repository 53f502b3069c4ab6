package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.Registrar;
import io.github.pluginregistry.core.RegistrarBuilder;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.policy.LastAsked;
import io.github.pluginregistry.core.policy.UpdatePolicy;
import io.github.pluginregistry.core.schema.Approvals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a goal works on.
 *
 * @param build the build that it is part of
 * @param registry the registry that the build declares
 * @param recording a folder of recorded answers to use instead of the network
 */
record Assignment(Build build, DeclaredRegistry registry, Optional<Path> recording) {

    /**
     * A registrar for the registry, with all that the build knows: what is remembered, recorded
     * answers, whether there is a network.
     *
     * @throws DefinitionException if the definition breaks a rule
     */
    RegistrarBuilder registrar() throws IOException, DefinitionException {
        Workplace workplace = registry.workplace();
        Approvals approvals = build.approvals();
        RegistrarBuilder builder =
                Registrar.of(
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
     * When the forges are asked; recorded answers cost nothing, so they are always read.
     *
     * @param policy how often, in Maven's words; without it that depends on who runs the goal
     */
    Schedule schedule(Optional<String> policy) throws IOException {
        Workplace workplace = registry.workplace();
        UpdatePolicy forges = UpdatePolicy.of(policy.orElse(build.isBound() ? "daily" : "always"));
        return new Schedule(
                recording.isPresent() ? UpdatePolicy.ALWAYS : forges,
                new LastAsked(build.memory().resolve("asked"), workplace.key(), question()),
                workplace::isComplete,
                Clock.system(ZoneId.systemDefault()));
    }

    /** All that an answer depends on: recorded answers are not those of the forges. */
    private String question() throws IOException {
        return recording.isPresent() ? registry.text() + recording.get() : registry.text();
    }
}
