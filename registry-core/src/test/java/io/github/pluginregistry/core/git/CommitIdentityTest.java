package io.github.pluginregistry.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitIdentityTest {

    @Test
    void parsesNameAndAddress() {
        assertThat(
                        CommitIdentity.of(
                                " github-actions[bot] <41898282+bot@users.noreply.github.com> "))
                .isEqualTo(
                        new CommitIdentity(
                                "github-actions[bot]", "41898282+bot@users.noreply.github.com"));
    }

    @Test
    void writesWhatItReads() {
        assertThat(CommitIdentity.of("Ada <ada@example.com>")).hasToString("Ada <ada@example.com>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ada",
                "<ada@example.com>",
                "Ada <>",
                "Ada <ada@example.com> more",
                "A <b> <c@d>",
                "Ada\n<ada@example.com>",
                "Ada\nCo-authored-by: Eve <eve@example.com>"
            })
    void rejectsAnInvalidIdentity(String text) {
        assertThatThrownBy(() -> CommitIdentity.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "does not say who commits; write it as Name <name@example.com>");
    }
}
