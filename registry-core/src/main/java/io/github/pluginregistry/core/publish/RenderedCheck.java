package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds a registry against its definition before it is pushed, as {@code registry:check} would
 * where it is pushed to. That its files are in sync is clear: they were just rendered.
 *
 * @param checkers makes a checker by a definition
 * @param directory the directory that the paths in findings are relative to
 */
public record RenderedCheck(
        Function<RegistryDefinition, RegistryChecker> checkers, Path directory) {

    /**
     * Demands that it passes.
     *
     * @param rules the definition on the branch
     * @param json the text of plugins.json that is to be pushed
     * @throws PublishException if it does not
     */
    void require(RegistryDefinition rules, String json) throws PublishException {
        List<String> errors = errors(checkers.apply(rules), json);
        if (!errors.isEmpty()) {
            throw new PublishException(
                    "by the definition on the branch registry:check would find errors in what is to be pushed: "
                            + VerifiedFiles.told(errors),
                    "pull what the branch has, then run registry:update and registry:publish again");
        }
    }

    private List<String> errors(RegistryChecker checker, String json) {
        try {
            PublishedRegistry rendered = PublishedRegistry.parse(json);
            return VerifiedFiles.errors(
                    Stream.of(
                            checker.validity(rendered),
                            checker.inStep(rendered, new FilePlan(List.of()))),
                    directory);
        } catch (InvalidRegistryFileException e) {
            return VerifiedFiles.errors(Stream.of(checker.unreadable(e)), directory);
        }
    }
}
