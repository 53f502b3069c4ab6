package io.github.pluginregistry.core.resolve;

import static io.github.pluginregistry.core.testing.Definitions.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import io.github.pluginregistry.core.validation.Rule;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionProblemTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    EXPECTED,   true
                    REMARK,     false
                    WARNING, false
                    TRANSIENT,    true
                    PERMANENT,    true
                    """)
    void whatKeptAPluginFromBeingDecidedLeavesItOpen(Impact severity, boolean open) {
        assertThat(severity.isUnresolved()).isEqualTo(open);
    }

    private static ResolutionProblem unexpected(Throwable failure) {
        return ResolutionProblem.unexpected(RepositoryUrl.of(HOME), failure);
    }

    @Test
    void anUnexpectedFailureIsNamedAfterItsFirstCause() {
        Throwable cause = new IllegalStateException(new IllegalArgumentException("secret"));

        assertThat(unexpected(cause).problem())
                .isEqualTo(
                        "the answer of pipe-cd/pipecd could not be read (IllegalArgumentException)");
        assertThat(unexpected(new IOException(new OutOfMemoryError("heap"))).problem())
                .isEqualTo(
                        "the answer of pipe-cd/pipecd does not fit into the memory of this build");
    }

    /** A chain of causes may have no end. */
    @Test
    void looksAtCausesForAWhile() {
        Throwable first = new IllegalArgumentException();
        Throwable last = first;
        for (int i = 0; i < 20; i++) {
            last = new IllegalStateException(last);
        }

        assertThat(unexpected(last).problem()).contains("(IllegalArgumentException)");
        assertThat(unexpected(new IllegalStateException(last)).problem())
                .contains("(IllegalStateException)");
    }

    @ParameterizedTest
    @CsvSource({
        "MOVED,           true,  true,  false",
        "WITHDRAWN,       false, true,  false",
        "VERSION_UNKNOWN, false, false, true",
        "NEWER_AVAILABLE, false, false, false"
    })
    void tellsWhatIsWrongByItsRule(
            Rule rule, boolean moved, boolean aboutPublished, boolean unpublished) {
        ResolutionProblem problem =
                new ResolutionProblem(rule, Impact.PERMANENT, "something is wrong", "correct it");

        assertThat(problem.isMovedTag()).isEqualTo(moved);
        assertThat(problem.isAboutPublished()).isEqualTo(aboutPublished);
        assertThat(problem.isUnpublished()).isEqualTo(unpublished);
    }
}
