package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Checker;
import io.github.pluginregistry.core.check.Doubt;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.coverage.Observation;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.file.Turn;
import io.github.pluginregistry.core.file.Turns;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.plan.Plan;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.resolve.Resolution;
import io.github.pluginregistry.core.rule.Question;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the published files of one registry, and asks the checker what is wrong with them. */
final class Inspection {

    /**
     * What was seen of the files.
     *
     * @param published what plugins.json says; empty where it says nothing that could be understood
     * @param verdicts whether it is valid and, where it can be understood, in step
     */
    record Sight(Optional<PublishedRegistry> published, List<Verdict> verdicts) {

        /** Whether nothing was seen that may be different in a moment. */
        private boolean isSteady() {
            return verdicts.stream()
                    .allMatch(
                            verdict ->
                                    verdict.holds()
                                            && (verdict.question() != Question.IN_STEP
                                                    || verdict.findings().isEmpty()));
        }
    }

    private final RegistryFiles files;
    private final Composition composition;
    private final Turns turns;
    private final Supplier<Checker> checkers;

    /**
     * @param checkers makes a checker of this moment
     */
    Inspection(
            RegistryDefinition definition,
            RegistryFiles files,
            Turns turns,
            Supplier<Checker> checkers) {
        this.files = files;
        this.composition = new Composition(definition);
        this.turns = turns;
        this.checkers = checkers;
    }

    /**
     * Looks at the files. An update moves one after the other into place, and who looks in between
     * finds them out of step. So what is wrong is looked at again while none is at work; what is
     * right is right, and waits for nobody.
     */
    @SuppressWarnings("try") // The turn is taken, and not talked to.
    Sight look() throws IOException {
        Sight sight = glance();
        if (sight.isSteady()) {
            return sight;
        }
        try (Turn turn = turns.take(files.directory())) {
            return glance();
        }
    }

    private Sight glance() throws IOException {
        Checker checker = checkers.get();
        Optional<String> json = files.publishedJson();
        if (json.isEmpty()) {
            return new Sight(Optional.empty(), List.of(checker.missing()));
        }
        try {
            PublishedRegistry published = PublishedRegistry.parse(json.get());
            Registry registry = composition.of(published);
            Plan plan = files.planFor(registry);
            Doubt doubt = files.doubt(registry, published, plan);
            return new Sight(
                    Optional.of(published),
                    List.of(checker.validity(published), checker.inStep(published, plan, doubt)));
        } catch (PublishedException e) {
            return new Sight(Optional.empty(), List.of(checker.unreadable(e)));
        }
    }

    /** Whether what is published is what the forges say now. */
    Verdict current(
            PublishedRegistry published, List<Resolution> resolutions, List<Observation> coverage) {
        return checkers.get().current(published, resolutions, coverage);
    }
}
