package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * Renders findings as JUnit XML, as surefire writes it: one test for each rule that was checked,
 * and one for notices. An error is a failure, a warning is output of a passed test, and a rule that
 * is off is a skipped test.
 */
record JunitReport(ReportInput input) {

    /**
     * A rule, or all notices, as a test.
     *
     * @param errors messages that fail the test
     * @param warnings messages that do not
     */
    private record Test(
            String group,
            String name,
            List<String> errors,
            List<String> warnings,
            boolean skipped) {

        private boolean failed() {
            return !errors.isEmpty();
        }
    }

    String render() {
        List<Test> tests = new ArrayList<>();
        input.results().forEach(result -> tests.addAll(tests(result)));
        if (!input.notices().isEmpty()) {
            tests.add(
                    new Test(
                            "registry",
                            "remarks",
                            notices(Severity.ERROR),
                            notices(Severity.WARNING),
                            false));
        }
        try {
            return write(tests);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text in memory could not be written", impossible);
        }
    }

    private List<Test> tests(CheckResult result) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.kind() == result.kind())
                .map(rule -> test(rule, result))
                .toList();
    }

    private Test test(Rule rule, CheckResult result) {
        return new Test(
                group(result.kind()),
                rule.id(),
                findings(rule, result, Severity.ERROR),
                findings(rule, result, Severity.WARNING),
                result.off().contains(rule));
    }

    private static String group(CheckKind kind) {
        return "registry." + kind.id();
    }

    private List<String> findings(Rule rule, CheckResult result, Severity severity) {
        return result.findings().stream()
                .filter(finding -> finding.rule() == rule && finding.severity() == severity)
                .map(this::told)
                .toList();
    }

    private String told(Finding finding) {
        String line = finding.location().relativeTo(input.root()) + ": " + finding.sentence();
        return finding.detail().isEmpty() ? line : line + "\n" + finding.detail();
    }

    private List<String> notices(Severity severity) {
        return input.notices().stream()
                .filter(notice -> notice.severity() == severity)
                .map(Diagnostic::sentence)
                .toList();
    }

    private static String write(List<Test> tests) throws XMLStreamException {
        XmlBuilder xml = new XmlBuilder();
        xml.start(
                "testsuite",
                "name",
                "registry",
                "tests",
                String.valueOf(tests.size()),
                "errors",
                "0",
                "failures",
                String.valueOf(tests.stream().filter(Test::failed).count()),
                "skipped",
                String.valueOf(tests.stream().filter(Test::skipped).count()),
                "time",
                "0");
        for (Test test : tests) {
            write(xml, test);
        }
        return xml.end().document();
    }

    private static void write(XmlBuilder xml, Test test) throws XMLStreamException {
        xml.start("testcase", "classname", test.group(), "name", test.name(), "time", "0");
        if (test.failed()) {
            xml.start("failure", "message", first(test.errors()), "type", test.name())
                    .text(String.join("\n", test.errors()))
                    .end();
        }
        if (test.skipped()) {
            xml.start("skipped", "message", "the rule is off").end();
        }
        if (!test.warnings().isEmpty()) {
            xml.start("system-out").text(String.join("\n", test.warnings())).end();
        }
        xml.end();
    }

    private static String first(List<String> errors) {
        String first = errors.get(0).lines().findFirst().orElse("");
        return errors.size() == 1 ? first : "%s (and %d more)".formatted(first, errors.size() - 1);
    }
}
