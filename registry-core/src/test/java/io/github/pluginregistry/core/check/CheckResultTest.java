package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.check.Finding.FixKind;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckResultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 0 | valid
                    1 | 0 | not valid (1 error)
                    2 | 0 | not valid (2 errors)
                    0 | 1 | valid (1 warning)
                    2 | 3 | not valid (2 errors, 3 warnings)
                    """)
    void countsErrorsAndWarnings(int errors, int warnings, String words) {
        List<Finding> findings =
                Stream.concat(
                                Stream.generate(() -> finding(Severity.ERROR)).limit(errors),
                                Stream.generate(() -> finding(Severity.WARNING)).limit(warnings))
                        .toList();

        assertThat(new CheckResult(CheckKind.VALID, findings)).hasToString(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, OFF", "0, 1, WARNING", "1, 1, ERROR"})
    void hasTheHighestSeverity(int errors, int warnings, Severity worst) {
        assertThat(new FindingCounts(errors, warnings).worst()).isEqualTo(worst);
    }

    private static Finding finding(Severity severity) {
        return new Finding(
                new Diagnostic(
                        Rule.SCHEMA,
                        severity,
                        "",
                        SourceLocation.of(Path.of("a")),
                        "it is wrong",
                        "cure it"),
                "",
                FixKind.EDIT);
    }
}
