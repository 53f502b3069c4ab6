package io.github.pluginregistry.core.publish;

import io.github.pluginregistry.core.check.CheckRegistry;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.output.PublishedRegistry;
import io.github.pluginregistry.core.output.RegistryFiles;
import io.github.pluginregistry.core.update.UpdateNotice;
import io.github.pluginregistry.core.update.UpdateNotices;
import io.github.pluginregistry.core.validation.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry as its files on this machine have it, found to be valid and in sync.
 *
 * @param registry what plugins.json says
 * @param notes what the update that wrote it had to say besides
 */
record VerifiedFiles(PublishedRegistry registry, List<UpdateNotice> notes) {

    /** The number of findings in a message; a check shows all. */
    private static final int TOLD = 3;

    VerifiedFiles {
        notes = List.copyOf(notes);
    }

    /**
     * Reads the files.
     *
     * @throws PublishException if a file is missing, or a check finds an error
     */
    static VerifiedFiles read(RegistryFiles files, CheckRegistry check, UpdateNotices notices)
            throws IOException, PublishException {
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
                            + told(errors),
                    "run registry:update before registry:publish");
        }
        return new VerifiedFiles(checked.published().get(), notices.on(checked.json()));
    }

    /** What keeps files from being published, as it is seen from a directory. */
    static List<String> errors(Stream<CheckResult> verdicts, Path directory) {
        return verdicts.map(CheckResult::findings)
                .flatMap(List::stream)
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.describe(directory))
                .toList();
    }

    /** The first of them on one line. */
    static String told(List<String> errors) {
        return errors.stream().limit(TOLD).collect(Collectors.joining(" | "));
    }
}
