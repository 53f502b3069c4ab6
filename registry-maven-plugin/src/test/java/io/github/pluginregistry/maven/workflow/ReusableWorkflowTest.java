package io.github.pluginregistry.maven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.maven.Descriptor;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Holds the action, and the workflow that runs it for others, against each other. */
class ReusableWorkflowTest {

    private static final JsonNode ACTION = WorkflowFile.action().content();
    private static final JsonNode CALLED =
            WorkflowFile.of(".github/workflows/registry.yml")
                    .content()
                    .path("on")
                    .path("workflow_call");
    private static final JsonNode JOB =
            WorkflowFile.of(".github/workflows/registry.yml")
                    .content()
                    .path("jobs")
                    .path("registry");

    @Test
    void theActionRunsThePluginOfThisVersion() throws Exception {
        assertThat(ACTION.path("inputs").path("version").path("default").asText())
                .isEqualTo(Descriptor.read().version());
    }

    @Test
    void theWorkflowHandsEveryInputOn() {
        JsonNode handed = JOB.path("steps").path(2).path("with");
        Set<String> expected = names(CALLED.path("inputs"));
        expected.addAll(names(CALLED.path("secrets")));

        assertThat(names(handed)).isEqualTo(expected);
        assertThat(handed.properties())
                .filteredOn(input -> !input.getKey().equals("token"))
                .allMatch(
                        input ->
                                input.getValue()
                                        .asText()
                                        .equals("${{ inputs." + input.getKey() + " }}"));
    }

    @Test
    void theWorkflowHasNoInputThatTheActionLacks() {
        assertThat(names(ACTION.path("inputs"))).containsAll(names(CALLED.path("inputs")));
    }

    @Test
    void anInputHasOneDefault() {
        assertThat(CALLED.path("inputs").properties())
                .allMatch(
                        input ->
                                input.getValue()
                                        .path("default")
                                        .asText()
                                        .equals(
                                                ACTION.path("inputs")
                                                        .path(input.getKey())
                                                        .path("default")
                                                        .asText()));
    }

    @Test
    void everyOutputOfTheActionIsOneOfTheWorkflow() {
        assertHandsOn(
                CALLED.path("outputs"),
                "value",
                name -> "${{ jobs.registry.outputs." + name + " }}");
        assertHandsOn(
                JOB.path("outputs"), "", name -> "${{ steps.registry.outputs." + name + " }}");
    }

    private static void assertHandsOn(
            JsonNode outputs, String field, UnaryOperator<String> expression) {
        assertThat(names(outputs)).isEqualTo(names(ACTION.path("outputs")));
        assertThat(outputs.properties())
                .allMatch(
                        output ->
                                (field.isEmpty()
                                                ? output.getValue()
                                                : output.getValue().path(field))
                                        .asText()
                                        .equals(expression.apply(output.getKey())));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
