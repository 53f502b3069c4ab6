package io.github.pluginregistry.maven.config;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.FindingCounts;
import io.github.pluginregistry.core.validation.Severity;
import java.util.Locale;
import org.apache.maven.plugin.MojoFailureException;

/** The severity from which on findings fail the build. */
public enum FailOn {
    ERROR,
    /** An error or a warning. */
    WARNING,
    /** Nothing does. */
    NEVER;

    /**
     * Parses the value of {@code registry.failOn}.
     *
     * @throws IllegalArgumentException if it is no such value
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

    /** Fails the build if a report has findings of this severity. */
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
