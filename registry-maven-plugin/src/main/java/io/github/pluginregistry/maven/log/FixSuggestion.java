package io.github.pluginregistry.maven.log;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.FixKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to do about findings, all of them together. */
public final class FixSuggestion {

    /** Whoever has more places to edit finds the rest above. */
    private static final int PLACES = 3;

    private final String goals;
    private final Path definition;

    /**
     * @param goals what comes before the name of a goal, for example {@code mvn registry:}
     * @param definition the file that people write
     */
    public FixSuggestion(String goals, Path definition) {
        this.goals = goals;
        this.definition = definition;
    }

    /**
     * In one phrase, for example {@code edit registry.yaml:12, then mvn registry:update}.
     *
     * @param directory where the paths of files start that are told
     * @return empty where each finding says by itself what to do, and no goal does it
     */
    Optional<String> of(List<Finding> findings, Path directory) {
        List<String> steps = new ArrayList<>();
        List<Finding> written = findings.stream().filter(this::isWritten).toList();
        if (!written.isEmpty()) {
            steps.add("edit " + places(written, directory));
        }
        if (has(findings, FixKind.UPDATE)) {
            steps.add(goals + "update");
        } else if (has(findings, FixKind.RENDER)) {
            boolean all = findings.stream().allMatch(it -> it.remedy() == FixKind.RENDER);
            steps.add(goals + (all ? "check -Dregistry.fix" : "update"));
        }
        if (has(findings, FixKind.COMMIT)) {
            steps.add("commit what registry:update wrote");
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join(", then ", steps));
    }

    private boolean isWritten(Finding finding) {
        return finding.spot().file().equals(definition) && finding.remedy() == FixKind.EDIT;
    }

    private static boolean has(List<Finding> findings, FixKind remedy) {
        return findings.stream().anyMatch(finding -> finding.remedy() == remedy);
    }

    private static String places(List<Finding> findings, Path directory) {
        List<String> places =
                findings.stream().map(it -> it.spot().seenFrom(directory)).distinct().toList();
        return places.stream().limit(PLACES).collect(Collectors.joining(", "))
                + (places.size() > PLACES ? " and other places" : "");
    }
}
