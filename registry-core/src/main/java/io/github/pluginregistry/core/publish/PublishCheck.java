package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.check.CheckRegistry;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.RegistryChecker;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.io.FilePlan;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.update.UpdateNotice;
import io.github.pluginregistry.core.update.UpdateNotices;
import io.github.pluginregistry.core.validation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the registry before it is published: its files on this machine, and those that are
 * rendered for a branch.
 *
 * @param notices what the update that wrote them reported
 */
public record PublishCheck(
        RegistryFiles files,
        CheckRegistry check,
        UpdateNotices notices,
        Function<RegistryDefinition, RegistryChecker> checkers) {

    /** The number of findings in a message; a check shows all. */
    private static final int SHOWN = 3;

    /**
     * The registry in the files on this machine, which are valid and in sync.
     *
     * @param notes what the update that wrote it reported besides
     */
    record VerifiedFiles(PublishedRegistry registry, List<UpdateNotice> notes) {

        VerifiedFiles {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads and checks the files on this machine.
     *
     * @throws PublishException if a file is missing, or a check finds an error
     */
    VerifiedFiles verifiedFiles() throws IOException, PublishException {
        for (Path file : files.all()) {
            if (!Files.exists(file)) {
                throw new PublishException(
                        "there is no " + file, "run registry:update before registry:publish");
            }
        }
        CheckRegistry.Checked checked = check.checkFiles();
        // Where the process was started: what people see paths from.
        Path here = Path.of("").toAbsolutePath();
        List<String> errors = errors(checked.results().stream(), here);
        if (!errors.isEmpty() || checked.published().isEmpty()) {
            throw new PublishException(
                    "registry:check finds errors in the files, which are not published so: "
                            + first(errors),
                    "run registry:update before registry:publish");
        }
        return new VerifiedFiles(checked.published().get(), notices.on(checked.json()));
    }

    /** Demands that a rendered registry passes the check on the branch. */
    void requireValid(RegistryDefinition rules, String json) throws PublishException {
        List<String> errors =
                errors(results(checkers.apply(rules), json).stream(), files.directory());
        if (!errors.isEmpty()) {
            throw new PublishException(
                    "by the definition on the branch registry:check would find errors in what is to be pushed: "
                            + first(errors),
                    "pull what the branch has, then run registry:update and registry:publish again");
        }
    }

    private static List<CheckResult> results(RegistryChecker checker, String json) {
        try {
            PublishedRegistry rendered = PublishedRegistry.parse(json);
            return List.of(
                    checker.validity(rendered), checker.inSync(rendered, new FilePlan(List.of())));
        } catch (InvalidRegistryFileException e) {
            return List.of(checker.unreadable(e));
        }
    }

    private static List<String> errors(Stream<CheckResult> results, Path directory) {
        return results.map(CheckResult::findings)
                .flatMap(List::stream)
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.describe(directory))
                .toList();
    }

    private static String first(List<String> errors) {
        return errors.stream().limit(SHOWN).collect(Collectors.joining(" | "));
    }
}
