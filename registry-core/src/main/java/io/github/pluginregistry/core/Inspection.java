package io.github.pluginregistry.core;

import io.github.pluginregistry.core.check.Checker;
import io.github.pluginregistry.core.check.Verdict;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.published.PublishedException;
import io.github.pluginregistry.core.published.PublishedRegistry;
import io.github.pluginregistry.core.render.RegistrySchema;
import io.github.pluginregistry.core.resolve.Resolution;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the published files of one registry, and asks the checker what is wrong with them. */
final class Inspection {

    /** What is asked of a registry that can be read. */
    @FunctionalInterface
    interface Question {
        CheckReport of(PublishedRegistry published) throws IOException;
    }

    private final RegistryDefinition definition;
    private final RegistryFiles files;
    private final Composition composition;

    Inspection(RegistryDefinition definition, RegistryFiles files, Composition composition) {
        this.definition = definition;
        this.files = files;
        this.composition = composition;
    }

    /** Asks a question, unless there is no registry that could be read. */
    CheckReport of(Question question) throws IOException {
        Optional<String> json = files.publishedJson();
        if (json.isEmpty()) {
            return CheckReport.of(List.of(checker().missing()));
        }
        try {
            return question.of(PublishedRegistry.parse(json.get()));
        } catch (PublishedException e) {
            return CheckReport.of(List.of(checker().unreadable(e)));
        }
    }

    /** Whether it is valid, and in step. */
    List<Verdict> offline(PublishedRegistry published) throws IOException {
        return List.of(
                checker().validity(published),
                checker().inStep(files.planFor(composition.of(published))));
    }

    /** Whether it is what the forges say now. */
    Verdict current(PublishedRegistry published, List<Resolution> resolutions) {
        return checker().current(published, resolutions);
    }

    private Checker checker() {
        return new Checker(definition, files.json(), RegistrySchema.text());
    }
}
