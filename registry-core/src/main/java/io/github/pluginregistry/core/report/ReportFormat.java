package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.ReportInput;
import java.util.Arrays;
import java.util.Locale;

/** A format in which programs read what a check found. */
public enum ReportFormat {
    /** SARIF 2.1.0, which code scanning of several forges reads. */
    SARIF("registry.sarif") {
        @Override
        public String render(ReportInput results) {
            return new SarifReport(results).render();
        }
    },
    /** The XML that surefire writes of tests, which nearly every CI server reads. */
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
     * Finds the format by the word that people write for it.
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

    /** What the file of such a report is called. */
    public String file() {
        return file;
    }

    /**
     * Writes a report.
     *
     * @return lines, each ended by LF
     */
    public abstract String render(ReportInput results);
}
