package io.github.pluginregistry.core.report;

import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

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

    /** Builds XML that is well-formed for any text: forbidden characters are made visible. */
    private static final class XmlBuilder {

        private final StringWriter text = new StringWriter();
        private final XMLStreamWriter out;

        XmlBuilder() throws XMLStreamException {
            // The JDK's own, whatever else is on the class path.
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        }

        /**
         * Starts an element on a new line.
         *
         * @param attributes alternating names and values
         */
        XmlBuilder start(String element, String... attributes) throws XMLStreamException {
            out.writeCharacters("\n");
            out.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                out.writeAttribute(attributes[i], line(attributes[i + 1]));
            }
            return this;
        }

        /** Writes lines. */
        XmlBuilder text(String lines) throws XMLStreamException {
            out.writeCharacters(
                    lines.lines().map(XmlBuilder::line).collect(Collectors.joining("\n")));
            return this;
        }

        XmlBuilder end() throws XMLStreamException {
            out.writeEndElement();
            return this;
        }

        String document() throws XMLStreamException {
            out.writeEndDocument();
            return text.append('\n').toString();
        }

        /** Control characters are escaped already; these two are the other forbidden ones. */
        private static String line(String text) {
            return LogSanitizer.of(text)
                    .replace("\ufffe", "⟨U+FFFE⟩")
                    .replace("\uffff", "⟨U+FFFF⟩");
        }
    }
}
