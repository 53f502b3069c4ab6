package io.github.pluginregistry.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.check.Finding;
import io.github.pluginregistry.core.check.ReportInput;
import io.github.pluginregistry.core.io.LogSanitizer;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

class JunitReportTest {

    @Test
    void hasATestForEachRuleThatWasChecked() throws Exception {
        List<ReportTestSuite> suites = parse(Found.results());

        assertThat(suites)
                .extracting(ReportTestSuite::getFullClassName)
                .containsExactlyInAnyOrder("registry.valid", "registry.in-step");
        assertThat(tests(suites))
                .allMatch(ReportTestCase::isSuccessful)
                .extracting(ReportTestCase::getName)
                .containsExactlyElementsOf(
                        Arrays.stream(Rule.values())
                                .filter(rule -> rule.kind() != CheckKind.CURRENT)
                                .map(Rule::id)
                                .toList());
    }

    @Test
    void anErrorIsAFailure() throws Exception {
        ReportTestCase schema = test(parse(Found.results(Found.STATUS)), "schema");

        assertThat(schema.hasFailure()).isTrue();
        assertThat(schema.getFailureType()).isEqualTo("schema");
        assertThat(schema.getFailureMessage())
                .isEqualTo(
                        "docs/plugins.json:12:5: kubernetes: status is \"superb\", and one of stable, beta, alpha, deprecated is expected; write stable");
        assertThat(schema.getFailureDetail()).isEqualTo(schema.getFailureMessage());
    }

    @Test
    void countsItsTestsAndFailures() {
        long tests =
                Arrays.stream(Rule.values())
                        .filter(rule -> rule.kind() != CheckKind.CURRENT)
                        .count();

        assertThat(ReportFormat.JUNIT.render(Found.results(Found.STATUS)))
                .contains(" tests=\"" + tests + "\" errors=\"0\" failures=\"1\" skipped=\"0\"");
    }

    @Test
    void joinsErrorsOfOneRuleInOneFailure() throws Exception {
        ReportTestCase schema = test(parse(Found.results(Found.many(3, Severity.ERROR))), "schema");

        assertThat(schema.getFailureMessage())
                .isEqualTo("docs/plugins.json:1: it is wrong; cure it (and 2 more)");
        assertThat(schema.getFailureDetail().lines()).hasSize(3);
    }

    @Test
    void aWarningIsOutputOfAPassedTest() throws Exception {
        ReportInput results = Found.results(Found.PAGE);

        assertThat(test(parse(results), "not-in-step").isSuccessful()).isTrue();
        assertThat(ReportFormat.JUNIT.render(results))
                .contains(
                        "<system-out>docs/my plugins.md: it is not what it should be; run registry:update\n"
                                + "@@ -1,1 +1,1 @@\n-a ``` b\n+c</system-out>");
    }

    @Test
    void aRuleThatIsOffIsASkippedTest() throws Exception {
        ReportInput results =
                Found.results(new CheckResult(CheckKind.IN_SYNC, List.of(), Set.of(Rule.ORDER)));

        assertThat(test(parse(results), "order").hasSkipped()).isTrue();
        assertThat(test(parse(results), "not-in-step").hasSkipped()).isFalse();
        assertThat(ReportFormat.JUNIT.render(results)).contains(" failures=\"0\" skipped=\"1\"");
    }

    @Test
    void noticesAreATestOfTheirOwn() throws Exception {
        List<Diagnostic> remarks =
                List.of(Found.notice(Severity.ERROR, "the forge is gone", "look"));

        assertThat(test(parse(Found.results(remarks)), "remarks").getFailureMessage())
                .isEqualTo("the forge is gone; look");
    }

    @Property(tries = 200)
    void isValidXmlForAnyText(@ForAll("findings") Finding finding) throws Exception {
        ReportInput results = Found.results(finding);

        if (finding.severity() == Severity.ERROR) {
            String told = "docs/plugins.json:1:2: " + finding.sentence();
            assertThat(test(parse(results), "schema").getFailureMessage())
                    .isEqualTo(LogSanitizer.of(told.lines().findFirst().orElse("")));
        } else {
            assertThat(tests(parse(results))).allMatch(ReportTestCase::isSuccessful);
        }
    }

    @Provide
    Arbitrary<Finding> findings() {
        return Found.hostile();
    }

    @Test
    void escapesCharactersThatXmlForbids() throws Exception {
        Finding finding = Found.at(1, Severity.ERROR, "a\u0000b\ufffec\uffffd]]>e<f>&amp;");

        assertThat(test(parse(Found.results(finding)), "schema").getFailureDetail())
                .contains("a⟨U+0000⟩b⟨U+FFFE⟩c⟨U+FFFF⟩d]]>e<f>&amp;");
    }

    private static List<ReportTestSuite> parse(ReportInput results) throws Exception {
        byte[] xml = ReportFormat.JUNIT.render(results).getBytes(StandardCharsets.UTF_8);
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(
                        new InputStreamReader(
                                new ByteArrayInputStream(xml), StandardCharsets.UTF_8));
    }

    private static List<ReportTestCase> tests(List<ReportTestSuite> suites) {
        return suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    }

    private static ReportTestCase test(List<ReportTestSuite> suites, String name) {
        return tests(suites).stream()
                .filter(test -> test.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
