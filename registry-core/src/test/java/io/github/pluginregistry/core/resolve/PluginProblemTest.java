package io.github.pluginregistry.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.resolve.ResolutionProblem.Impact;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginProblemTest {

    private static final ResolutionProblem SILENT =
            new ResolutionProblem(Impact.TRANSIENT, "git.example.com is silent", "run again");
    private static final ResolutionProblem NO_TAG =
            new ResolutionProblem(Impact.WARNING, "no tag matches", "correct the pattern");

    private static Resolution unresolved(String id, ResolutionProblem reason) {
        return new Resolution.Unresolved(new PluginId(id), reason);
    }

    @Test
    void namesEachProblemOnceWithItsPlugins() {
        List<PluginProblem> problems =
                PluginProblem.of(
                        List.of(
                                unresolved("a", SILENT),
                                unresolved("b", NO_TAG),
                                unresolved("c", SILENT)));

        assertThat(problems).extracting(PluginProblem::reason).containsExactly(SILENT, NO_TAG);
        assertThat(problems.get(0).names()).isEqualTo("a, c");
        assertThat(problems.get(0).diagnostic().subject()).isEqualTo("a, c");
        assertThat(problems.get(1)).hasToString("b: no tag matches; correct the pattern");
    }
}
