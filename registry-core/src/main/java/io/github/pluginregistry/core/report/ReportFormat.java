package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.ReportInput;
import java.util.Arrays;
import java.util.Locale;

/** A file format for the findings of a check. */
public enum ReportFormat {
    /** SARIF 2.1.0, for the code scanning of several forges. */
    SARIF("registry.sarif") {
        @Override
        public String render(ReportInput results) {
            return new SarifReport(results).render();
        }
    },
    /** JUnit XML as surefire writes it, for nearly every CI server. */
    JUNIT("TEST-registry.xml") {
        @Override
        public String render(ReportInput results) {
            return new JunitReport(results).render();
        }
    };

    private final String file;

    ReportFormat(String file) {
        this.file = file;
    }

    /**
     * Parses the name of a format.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ReportFormat of(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "registry.reports has \"%s\"; write sarif, junit or both"
                                                .formatted(key)));
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file name of such a report. */
    public String file() {
        return file;
    }

    /**
     * Renders a report.
     *
     * @return lines, each ended by LF
     */
    public abstract String render(ReportInput results);
}
