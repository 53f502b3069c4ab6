package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.FindingCounts;
import io.github.pluginregistry.core.validation.Severity;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** What a check has to find for the build to fail. */
public enum FailOn {
    /** An error. */
    ERROR,
    /** An error or a warning. */
    WARNING,
    /** Nothing does. */
    NEVER;

    /**
     * Finds what is meant by the word that people write for it.
     *
     * @throws IllegalArgumentException if it is none of the three
     */
    public static FailOn of(String word) {
        for (FailOn it : values()) {
            if (it.name().toLowerCase(Locale.ROOT).equals(word)) {
                return it;
            }
        }
        throw new IllegalArgumentException(
                "registry.failOn is \"%s\"; write error, warning or never".formatted(word));
    }

    /**
     * Lets the build go on, or ends it.
     *
     * @throws MojoFailureException if something was found that weighs enough
     */
    public void judge(CheckReport report) throws MojoFailureException {
        if (isReachedBy(FindingCounts.of(report.findings()).worst())) {
            throw new MojoFailureException(report + "; see the findings above");
        }
        if (isReachedBy(report.worst())) {
            throw new MojoFailureException(
                    "not every plugin could be looked up; see the reasons above");
        }
    }

    private boolean isReachedBy(Severity severity) {
        return switch (this) {
            case ERROR -> severity == Severity.ERROR;
            case WARNING -> severity != Severity.OFF;
            case NEVER -> false;
        };
    }
}
