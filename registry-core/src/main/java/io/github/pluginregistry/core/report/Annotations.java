package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.check.ReportPath;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Renders findings as annotations: workflow commands of GitHub Actions, which it shows on the lines
 * of a pull request: {@code ::error file=docs/plugins.json,line=12,title=schema::...}.
 */
public final class Annotations {

    /** GitHub shows no more than ten annotations of each severity per step. */
    private static final int SHOWN = 10;

    private Annotations() {}

    /**
     * The commands, errors first, as many as GitHub shows. Each is a line of the standard output,
     * without a prefix.
     *
     * @param results their root has to be the workspace
     */
    public static List<String> of(ReportInput results) {
        return Stream.of(Severity.ERROR, Severity.WARNING)
                .flatMap(severity -> of(results, severity).limit(SHOWN))
                .toList();
    }

    private static Stream<String> of(ReportInput results, Severity severity) {
        return Stream.concat(
                results.findings().stream()
                        .filter(finding -> finding.severity() == severity)
                        .map(finding -> of(finding, results.location(finding))),
                results.notices().stream()
                        .filter(notice -> notice.severity() == severity)
                        .map(notice -> command(severity, "title=registry", notice.sentence())));
    }

    private static String of(Finding finding, ReportPath path) {
        SourceLocation location = finding.location();
        String place =
                "file="
                        + property(path.path())
                        + (location.line() > 0 ? ",line=" + location.line() : "")
                        + (location.line() > 0 && location.column() > 0
                                ? ",col=" + location.column()
                                : "");
        return command(
                finding.severity(),
                place + ",title=" + property(finding.rule().id()),
                finding.sentence());
    }

    private static String command(Severity severity, String properties, String message) {
        return "::" + severity.key() + " " + properties + "::" + data(LogSanitizer.of(message));
    }

    private static String property(String value) {
        return data(value).replace(":", "%3A").replace(",", "%2C");
    }

    /** The runner decodes the percent sign last, so it is encoded first. */
    private static String data(String value) {
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
