package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionExceptionTest {

    private static final Diagnostic PROBLEM =
            new Diagnostic(
                    Rule.SCHEMA,
                    Severity.ERROR,
                    "",
                    new SourceLocation("registry.yaml", 1),
                    "name: it is odd",
                    "mend it");

    @Test
    void tellsEveryViolationOnALineOfItsOwn() {
        assertThat(new DefinitionException(List.of(PROBLEM, PROBLEM)))
                .hasMessage(PROBLEM + "\n" + PROBLEM);
        assertThat(new DefinitionException(Collections.nCopies(100, PROBLEM)).getMessage())
                .hasLineCount(100)
                .endsWith(PROBLEM.toString());
    }

    @Test
    void countsWhatNobodyWouldRead() {
        DefinitionException many = new DefinitionException(Collections.nCopies(250, PROBLEM));

        assertThat(many.getMessage()).hasLineCount(101).endsWith("\nand 150 more");
        assertThat(many.problems()).hasSize(250);
    }
}
