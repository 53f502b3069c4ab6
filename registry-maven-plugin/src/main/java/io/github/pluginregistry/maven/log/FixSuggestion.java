package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.Finding.FixKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Suggests one fix for all findings of a check.
 *
 * @param goals the text before the name of a goal, for example {@code mvn registry:}
 * @param options the text after it, for example {@code -Dregistry.definition=other.yaml}; empty, or
 *     with a space before
 * @param definition the definition's file
 */
public record FixSuggestion(String goals, String options, Path definition) {

    /** The most places that are named; the findings in the log have the rest. */
    private static final int PLACES = 3;

    /**
     * The fix as one phrase, for example {@code edit registry.yaml:12, then mvn registry:update}.
     *
     * @return empty if no goal and no edit of the definition fixes the findings
     */
    Optional<String> of(List<Finding> findings, Path directory) {
        List<String> steps = new ArrayList<>();
        List<Finding> written = findings.stream().filter(this::isWritten).toList();
        if (!written.isEmpty()) {
            steps.add("edit " + places(written, directory));
        }
        if (has(findings, FixKind.UPDATE)) {
            steps.add(goals + "update" + options);
        } else if (has(findings, FixKind.RENDER)) {
            boolean all = findings.stream().allMatch(it -> it.fix() == FixKind.RENDER);
            steps.add(goals + (all ? "check -Dregistry.fix" : "update") + options);
        }
        if (has(findings, FixKind.COMMIT)) {
            steps.add("commit what registry:update wrote");
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join(", then ", steps));
    }

    private boolean isWritten(Finding finding) {
        return finding.location().path().equals(definition) && finding.fix() == FixKind.EDIT;
    }

    private static boolean has(List<Finding> findings, FixKind remedy) {
        return findings.stream().anyMatch(finding -> finding.fix() == remedy);
    }

    private static String places(List<Finding> findings, Path directory) {
        List<String> places =
                findings.stream()
                        .map(it -> it.location().relativeTo(directory))
                        .distinct()
                        .toList();
        return places.stream().limit(PLACES).collect(Collectors.joining(", "))
                + (places.size() > PLACES ? " and other places" : "");
    }
}
